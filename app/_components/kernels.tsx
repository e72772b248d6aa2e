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
    row,
    x: column * (WIDTH + GAP) + GAP / 2,
    y: row * (HEIGHT + GAP) + GAP / 2,
    fill: COLOURS[letter],
  })),
)

/** Rows of native maize as ornament, `rows` high (at most 4), as wide as its box; it repeats every 12 kernels. */
export function Kernels({ rows, id, className }: { rows: number; id: string; className?: string }) {
  const height = rows * (HEIGHT + GAP)
  return (
    <svg aria-hidden="true" width="100%" height={height} className={className}>
      <defs>
        <pattern
          id={id}
          width={COLUMNS * (WIDTH + GAP)}
          height={height}
          patternUnits="userSpaceOnUse"
        >
          {KERNELS.filter(({ row }) => row < rows).map(({ x, y, fill }) => (
            <rect key={`${x} ${y}`} x={x} y={y} width={WIDTH} height={HEIGHT} rx={7} fill={fill} />
          ))}
        </pattern>
      </defs>
      <rect width="100%" height={height} fill={`url(#${id})`} />
    </svg>
  )
}
