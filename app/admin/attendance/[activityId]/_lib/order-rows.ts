import type { RosterRow } from '@/app/_offline/roster'
import { MARK_NAMES, type MarkName } from '../../_components/mark-looks'

export const SORTS = ['name', 'unmarked', 'absences'] as const
export type Sort = (typeof SORTS)[number]

export interface Order {
  query: string
  sort: Sort
  isGrouped: boolean
}

/** What stands in the list, one below the other: people, and above each group its heading. */
export type ListItem =
  | { kind: 'heading'; mark: MarkName; count: number }
  | { kind: 'person'; row: RosterRow; place: number }

/** Letters as one types them in a hurry: neither accents nor capitals. */
export const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const absences = ({ lastMarks }: RosterRow) => lastMarks.filter((mark) => mark === 'absent').length

const COMPARE: Record<Sort, (a: RosterRow, b: RosterRow) => number> = {
  // The roster comes by name.
  name: () => 0,
  unmarked: (a, b) => Number(a.status !== null) - Number(b.status !== null),
  absences: (a, b) => absences(b) - absences(a),
}

/** The people whose name holds every typed word, sorted, and grouped by mark if wanted. */
export function orderRows(rows: readonly RosterRow[], order: Order): ListItem[] {
  const words = fold(order.query).split(/\s+/).filter(Boolean)
  const found = rows
    .filter((row) => words.every((word) => fold(row.name).includes(word)))
    .sort(COMPARE[order.sort])
  const person = (row: RosterRow, place: number): ListItem => ({ kind: 'person', row, place })
  if (!order.isGrouped) return found.map(person)
  // Those still to be marked stand on top.
  const groups: MarkName[] = ['unmarked', ...MARK_NAMES.filter((name) => name !== 'unmarked')]
  let place = 0
  return groups.flatMap((mark): ListItem[] => {
    const members = found.filter((row) => (row.status ?? 'unmarked') === mark)
    if (members.length === 0) return []
    const heading: ListItem = { kind: 'heading', mark, count: members.length }
    return [heading, ...members.map((row) => person(row, place++))]
  })
}
