const COLOURS: Record<string, string> = {
  w: 'var(--kernel-white)',
  g: 'var(--kernel-gold)',
  r: 'var(--kernel-red)',
  p: 'var(--kernel-purple)',
}

const ROWS = ['wgwwrwgwwpwg', 'gwpwwgwrwgww', 'wwgrwwwgpwwr', 'gwwwgpwwgwww']
const COLUMNS = 12

const WIDTH = 22
const HEIGHT = 19
const GAP = 3

const KERNELS = ROWS.flatMap((letters, row) =>
  [...letters].map((letter, column) => ({
    x: column * (WIDTH + GAP) + GAP / 2,
    y: row * (HEIGHT + GAP) + GAP / 2,
    fill: COLOURS[letter],
  })),
)

const PERIOD = { width: COLUMNS * (WIDTH + GAP), height: ROWS.length * (HEIGHT + GAP) }

/** Native maize as ornament: kernels that fill whatever box `className` gives it. `id` is unique on the page. */
export function Kernels({ id, className }: { id: string; className: string }) {
  return (
    <svg aria-hidden="true" className={className}>
      <defs>
        <pattern id={id} {...PERIOD} patternUnits="userSpaceOnUse">
          {KERNELS.map(({ x, y, fill }) => (
            <rect key={`${x} ${y}`} x={x} y={y} width={WIDTH} height={HEIGHT} rx={7} fill={fill} />
          ))}
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  )
}
