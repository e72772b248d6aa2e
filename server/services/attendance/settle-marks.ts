import { hash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { applyMark, type MarkInput } from '../../../domain/attendance'
import type { ErrorCode } from '../../../domain/errors'
import { type CellSetters, isConflict, isOvertaken } from '../../../domain/mark-conflict'
import { type StoredCell, UNTOUCHED, withSetter } from './read-cells'
import type { MarkEvent, MarkRecord } from './save-marks'

/** What became of one mark, and its cell as it is after the request. */
export interface MarkResult {
  outcome: 'saved' | 'conflict' | 'refused'
  /** Why it was refused; null otherwise. */
  code: ErrorCode | null
  cell: StoredCell
}

/** Whether a mark may be made at all, and whether it arrives after its time. */
export type Judgement = { refusal: ErrorCode | null; isLate: boolean }

/** All that is stored about the cells in question, read under the session's lock. */
export interface StoredMarks {
  /** What `hashOperations` gives for the marks to settle. */
  hashes: readonly string[]
  /** Which device the marks come from. */
  device: string
  /** Hashes of the operations that were written before, by id. */
  known: ReadonlyMap<string, string>
  cells: ReadonlyMap<string, StoredCell>
  setters: ReadonlyMap<string, CellSetters>
  lastSeq: number
  marker: { id: string; name: string }
  now: Date
}

/**
 * Decides, in their order, what each of `marks` makes of its cell: the results, and what is to be written for them.
 * An operation that was written before is saved and writes nothing; one that finds its cell as it wants it writes an
 * event that says so, for its repeats to be recognised.
 */
export function settleMarks(
  stored: StoredMarks,
  marks: readonly MarkInput[],
  judge: (mark: MarkInput) => Judgement,
): { results: MarkResult[]; events: MarkEvent[]; records: MarkRecord[]; lastSeq: number } {
  const { device, marker, now } = stored
  const known = new Map(stored.known)
  const cells = new Map(stored.cells)
  const setters = new Map(stored.setters)
  const changed = new Set<string>()
  const events: MarkEvent[] = []
  let seq = stored.lastSeq

  /** Null: saved. Otherwise the outcome and its reason. */
  const settle = (mark: MarkInput, opHash: string): Pick<MarkResult, 'outcome' | 'code'> => {
    const before = known.get(mark.opId)
    if (before !== undefined) return before === opHash ? SAVED : refused('OPERATION_REUSED')
    const { refusal, isLate } = judge(mark)
    if (refusal) return refused(refusal)
    const cell = cells.get(mark.userId) ?? UNTOUCHED
    const set = setters.get(mark.userId) ?? {}
    const isLeft = isOvertaken(cell, set, mark)
    if (!isLeft && isConflict(cell, set, mark, { actorId: marker.id, device })) return CONFLICT
    const applied = applyMark(cell, isLeft ? {} : mark, seq + 1)
    if (!applied) return refused(mark.status === null ? 'NOTE_WOULD_BE_LOST' : 'NOTE_NEEDS_MARK')

    seq += 1
    known.set(mark.opId, opHash)
    const { changedFields, fromStatus } = applied
    if (changedFields.length > 0) {
      changed.add(mark.userId)
      const setter = { opId: mark.opId, actorId: marker.id, device, version: seq }
      setters.set(mark.userId, withSetter(set, changedFields, setter))
      const { status, note, version } = applied.cell
      const stands = status !== null
      cells.set(mark.userId, {
        status,
        note,
        version,
        markedByName: stands ? marker.name : null,
        markedAt: stands ? now : null,
      })
    } else cells.set(mark.userId, { ...cell, version: seq })
    const { opId, userId, deviceAt } = mark
    const toStatus = applied.cell.status
    events.push({
      opId,
      opHash,
      userId,
      fromStatus,
      toStatus,
      changedFields,
      deviceAt,
      isLate,
      seq,
    })
    return SAVED
  }

  const settled = marks.map((mark, index) => {
    const { outcome, code } = settle(mark, stored.hashes[index] ?? '')
    return { userId: mark.userId, outcome, code }
  })
  const cellOf = (userId: string) => cells.get(userId) ?? UNTOUCHED
  return {
    results: settled.map(({ userId, outcome, code }) => ({ outcome, code, cell: cellOf(userId) })),
    events,
    records: [...changed].map((userId) => {
      const { status, note } = cellOf(userId)
      const before = stored.cells.get(userId) ?? UNTOUCHED
      return { userId, status, note, before: before.status === null ? null : before }
    }),
    lastSeq: seq,
  }
}

const SAVED = { outcome: 'saved', code: null } as const
const CONFLICT = { outcome: 'conflict', code: null } as const
const refused = (code: ErrorCode) => ({ outcome: 'refused', code }) as const

/**
 * What is to be kept of each of `marks` for its repeats to be compared with, in their order. Waits until what was asked
 * of the database before has left: it looks while this is reckoned, which for thousands takes as long.
 */
export async function hashOperations(
  activityId: string,
  marks: readonly MarkInput[],
): Promise<string[]> {
  await setImmediate()
  return marks.map((mark) => hashOperation(activityId, mark))
}

// Without `baseVersion`: it says what the maker had seen, not what they want.
function hashOperation(
  activityId: string,
  { opId, userId, status, note, onlyUnmarked, undoes }: MarkInput,
) {
  // As JSON would write it, which takes three times as long over thousands; hashes that are stored must stay the same.
  const told = (part: string | null | undefined) =>
    part === undefined ? '"unchanged"' : `[${JSON.stringify(part)}]`
  const ids = `["${opId}"],["${activityId}"],["${userId}"]`
  const undone = undoes === undefined ? '' : `,["${undoes}"]`
  return hash(
    'sha256',
    `[${ids},${told(status)},${told(note)},[${onlyUnmarked === true}]${undone}]`,
  )
}
