/** The `share`-th of `values` in order, by nearest rank (0.5 = median, 0.95 = p95: of 20 the 19th). */
export function quantile(values: readonly number[], share = 0.5): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

/** A thing to time; it gets the number of the round. */
export type Timed = (round: number) => Promise<unknown>

/** Rounds before those that count: the first calls of anything are compiled, and take several times as long. */
export const WARM_UP = 4

/**
 * Milliseconds of each of `timed`, the median of `rounds` after those to warm up. In turns, so that whatever else
 * the machine does falls on all of them alike.
 */
export async function inTurns<K extends string>(
  rounds: number,
  timed: Readonly<Record<K, Timed>>,
): Promise<Record<K, number>> {
  const names = Object.keys(timed) as K[]
  const taken = new Map<K, number[]>(names.map((name) => [name, []]))
  for (let round = 0; round < WARM_UP + rounds; round++)
    for (const name of names) {
      const start = performance.now()
      await timed[name](round)
      if (round >= WARM_UP) taken.get(name)?.push(performance.now() - start)
    }
  return Object.fromEntries(names.map((name) => [name, quantile(taken.get(name) ?? [])])) as Record<
    K,
    number
  >
}

/** A line of the report: what was measured, its floor in the same run, and the most it may be of that. */
export interface Figure {
  what: string
  value: number
  unit: string
  floor?: { what: string; value: number }
  /** The limit of the issue: of the ratio where there is a floor, else of the value. */
  limit?: number
}

const ratioOf = ({ value, floor }: Figure) => (floor ? value / floor.value : undefined)

/** Whether a figure keeps its limit; one without a limit always does. */
export const isKept = (figure: Figure): boolean =>
  figure.limit === undefined || (ratioOf(figure) ?? figure.value) <= figure.limit

const round = (value: number) => (value < 10 ? value.toFixed(1) : value.toFixed(0))

/** The figures as a table in Markdown. */
export function toTable(figures: readonly Figure[]): string {
  const lines = figures.map((figure) => {
    const { what, value, unit, floor, limit } = figure
    const ratio = ratioOf(figure)
    return [
      what,
      `${round(value)} ${unit}`,
      floor ? `${floor.what}: ${round(floor.value)} ${unit}` : '',
      ratio === undefined ? '' : `${ratio.toFixed(2)}×`,
      limit === undefined ? '' : `${limit}${floor ? '×' : ` ${unit}`}`,
      limit === undefined ? '' : isKept(figure) ? 'kept' : 'MISSED',
    ]
  })
  return [
    ['what', 'figure', 'floor in the same run', 'ratio', 'limit', ''],
    ['---', '---', '---', '---', '---', '---'],
    ...lines,
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}
