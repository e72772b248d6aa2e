import { type Operation, overlay } from '@/app/_offline/operation'
import type { RosterRow } from '@/app/_offline/roster'

/** What waits on a cell, by person. */
export type OperationsByPerson = ReadonlyMap<string, readonly Operation[]>

const NOTHING: readonly Operation[] = []

/** The rows of a roster as this device shows them: with the taps on their way. */
export class ShownRows {
  #known = new Map<string, { from: RosterRow; operations: readonly Operation[]; row: RosterRow }>()
  #last: readonly RosterRow[] = []

  /** The same list as before where every row is: a tap on its way to the server changes nothing that is shown. */
  of(rows: readonly RosterRow[], operations: OperationsByPerson): readonly RosterRow[] {
    const shown = rows.map((row) => this.#show(row, operations.get(row.userId) ?? NOTHING))
    const { length } = this.#last
    if (shown.length !== length || shown.some((row, at) => row !== this.#last[at]))
      this.#last = shown
    return this.#last
  }

  /** The same object as before where nothing changed, so that React leaves the row alone. */
  #show(from: RosterRow, operations: readonly Operation[]): RosterRow {
    const before = this.#known.get(from.userId)
    const isFromSame = before?.from === from
    if (isFromSame && before.operations === operations) return before.row
    const now = overlay(from, operations)
    const looksSame = isFromSame && before.row.status === now.status && before.row.note === now.note
    const row = looksSame ? before.row : now
    this.#known.set(from.userId, { from, operations, row })
    return row
  }
}

/** `operations` by person; lists that did not change since `before` stay the same objects. */
export function byPerson(
  operations: readonly Operation[],
  before: OperationsByPerson,
): OperationsByPerson {
  const found = new Map<string, Operation[]>()
  for (const operation of operations) {
    const list = found.get(operation.userId)
    if (list) list.push(operation)
    else found.set(operation.userId, [operation])
  }
  const kept = new Map<string, readonly Operation[]>()
  for (const [userId, list] of found) {
    const known = before.get(userId)
    const isSame =
      known?.length === list.length && known.every((operation, at) => operation === list[at])
    kept.set(userId, isSame ? known : list)
  }
  return kept
}
