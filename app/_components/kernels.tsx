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
const RADIUS = 7
const GAP = 3

const PERIOD = { width: COLUMNS * (WIDTH + GAP), height: ROWS.length * (HEIGHT + GAP) }

/** Of each colour all kernels as one path: what is within their corners, for a round pen as thick as two of these. */
const KERNELS = Object.entries(COLOURS).map(([letter, colour]) => ({
  colour,
  d: ROWS.flatMap((letters, row) =>
    [...letters].map((other, column) => {
      if (other !== letter) return ''
      const x = column * (WIDTH + GAP) + GAP / 2 + RADIUS
      const y = row * (HEIGHT + GAP) + GAP / 2 + RADIUS
      return `M${x} ${y}h${WIDTH - 2 * RADIUS}v${HEIGHT - 2 * RADIUS}h-${WIDTH - 2 * RADIUS}z`
    }),
  ).join(''),
}))

/** Native maize as ornament: kernels that fill whatever box `className` gives it. `id` is unique on the page. */
export function Kernels({ id, className }: { id: string; className: string }) {
  return (
    <svg aria-hidden="true" className={className}>
      <defs>
        <pattern id={id} {...PERIOD} patternUnits="userSpaceOnUse">
          {KERNELS.map(({ colour, d }) => (
            <path
              key={colour}
              d={d}
              fill={colour}
              stroke={colour}
              strokeWidth={2 * RADIUS}
              strokeLinejoin="round"
            />
          ))}
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  )
}
