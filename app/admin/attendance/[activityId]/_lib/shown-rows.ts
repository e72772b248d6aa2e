import { type Operation, overlay } from '@/app/_offline/operation'
import type { RosterRow } from '@/app/_offline/roster'

/** What waits on a cell, by person. */
export type OperationsByPerson = ReadonlyMap<string, readonly Operation[]>

const NOTHING: readonly Operation[] = []

/** The rows of a roster as this device shows them: with the taps on their way. */
export class ShownRows {
  #known = new Map<string, { from: RosterRow; operations: readonly Operation[]; row: RosterRow }>()

  of(rows: readonly RosterRow[], operations: OperationsByPerson): RosterRow[] {
    return rows.map((row) => this.#show(row, operations.get(row.userId) ?? NOTHING))
  }

  /** The same object as before where nothing changed, so that React leaves the row alone. */
  #show(from: RosterRow, operations: readonly Operation[]): RosterRow {
    const before = this.#known.get(from.userId)
    if (before?.from === from && before.operations === operations) return before.row
    const row = overlay(from, operations)
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
