import type { ErrorCode } from '@/domain/errors'
import type { AttendanceStatus, Mark } from '@/domain/marks'

/** A cell of the roll call as the server tells it. */
export interface ServerCell {
  status: Mark
  note: string | null
  version: number
  markedByName: string | null
  markedAt: Date | null
}

/** A cell as the server has it, and whose it is. */
export type RosterCell = ServerCell & { userId: string }

/** What a tap wants of one cell. A field that is not there is left alone. */
export interface Tap {
  userId: string
  status?: AttendanceStatus | null
  note?: string | null
  onlyUnmarked?: boolean
  /** The version of the cell the person saw when they tapped. */
  baseVersion?: number
  /** The operation that is taken back, and nothing that came after it. */
  undoes?: string
}

/** The session that is marked, and by which account. */
export interface OwnedSession {
  owner: string
  activityId: string
}

/**
 * A tap kept on this device until the server has answered it. `sending`: it may have reached the server, so it keeps
 * its id and its content. `conflict` and `refused` wait for the person to decide.
 */
export interface Operation extends Tap, OwnedSession {
  /** Its place in the queue, given by the device's database. */
  place?: number
  opId: string
  deviceAt: Date
  state: 'waiting' | 'sending' | 'conflict' | 'refused'
  /** Why it was refused. */
  code: ErrorCode | 'UNKNOWN' | null
  /** What stands on the server in its place, for a conflict. */
  theirs: ServerCell | null
}

export interface MarkResult {
  opId: string
  userId: string
  outcome: 'saved' | 'conflict' | 'refused'
  code: ErrorCode | null
  cell: ServerCell
}

/** A tap as it begins to wait, under an id of its own. */
export const newOperation = (
  tap: Tap,
  session: OwnedSession,
  opId: string,
  deviceAt: Date,
): Operation => ({ ...tap, ...session, opId, deviceAt, state: 'waiting', code: null, theirs: null })

export const isUnsent = ({ state }: Operation) => state === 'waiting' || state === 'sending'
export const isParked = ({ state }: Operation) => state === 'conflict' || state === 'refused'

/**
 * The later of two taps on one cell, with what only the earlier one said. What the person saw is what they saw
 * before the first: the later tap was made looking at the earlier one, not at the server.
 */
export function mergeTaps(earlier: Tap, later: Tap): Tap {
  const merged: Tap = { userId: later.userId }
  const status = later.status === undefined ? earlier.status : later.status
  const note = later.note === undefined ? earlier.note : later.note
  const baseVersion = earlier.baseVersion ?? later.baseVersion
  if (status !== undefined) merged.status = status
  if (note !== undefined) merged.note = note
  if (baseVersion !== undefined) merged.baseVersion = baseVersion
  if (earlier.onlyUnmarked && later.onlyUnmarked) merged.onlyUnmarked = true
  return merged
}

/** Whether a tap says everything anew that a parked operation said, and so answers for the person. */
const answers = (tap: Tap, parked: Operation) =>
  (parked.status === undefined || tap.status !== undefined) &&
  (parked.note === undefined || tap.note !== undefined)

/**
 * What a new tap makes of the operations that wait on its cell: those it swallows, those it answers, and the one that
 * is to be kept. One that may have been sent stays as it is, and so does a parked one that says more than the tap.
 * What takes something back stands alone: it does nothing where it comes too late, and may take no other tap with it.
 */
export function coalesce(onCell: readonly Operation[], tap: Tap) {
  const isSwallowed = (operation: Operation) =>
    operation.state === 'waiting' && operation.undoes === undefined
  const gone = onCell.filter(
    (operation) =>
      isSwallowed(operation) || (operation.state !== 'sending' && answers(tap, operation)),
  )
  if (tap.undoes !== undefined) return { gone: [], tap }
  const kept = gone
    .filter(isSwallowed)
    .reduceRight((later, earlier) => mergeTaps(earlier, later), tap)
  return { gone, tap: kept }
}

/** A cell as this device shows it: what the server holds, with the taps on their way applied in order. */
export function overlay<Cell extends { status: Mark; note: string | null }>(
  cell: Cell,
  onCell: readonly Operation[],
): Cell {
  let { status, note } = cell
  for (const operation of onCell) {
    if (!isUnsent(operation) || (operation.onlyUnmarked && status !== null)) continue
    if (operation.status !== undefined) status = operation.status
    if (operation.note !== undefined) note = operation.note
  }
  return status === cell.status && note === cell.note ? cell : { ...cell, status, note }
}

/**
 * What the server's answers make of the operations: those that are done with, and those a person has to look at. One
 * without an answer is neither.
 */
export function settle(operations: readonly Operation[], results: readonly MarkResult[]) {
  const byId = new Map(results.map((result) => [result.opId, result]))
  const done: Operation[] = []
  const parked: Operation[] = []
  for (const operation of operations) {
    const result = byId.get(operation.opId)
    if (!result) continue
    if (result.outcome === 'saved') done.push(operation)
    else if (result.outcome === 'conflict')
      parked.push({ ...operation, state: 'conflict', theirs: result.cell })
    else parked.push({ ...operation, state: 'refused', code: result.code ?? 'UNKNOWN' })
  }
  return { done, parked }
}

/** A parked operation to be sent again, as a new one, over what stands there now. Its time stays that of the tap. */
export function sendAgain(operation: Operation, opId: string): Operation {
  const { place: _, onlyUnmarked: __, undoes: ___, ...rest } = operation
  const baseVersion = operation.theirs?.version ?? operation.baseVersion
  return {
    ...rest,
    opId,
    ...(baseVersion === undefined ? {} : { baseVersion }),
    state: 'waiting',
    code: null,
    theirs: null,
  }
}

/** The newer of what is known of a cell and what an answer says of it: answers may overtake each other. */
export const newerCell = <Row extends ServerCell>(known: Row, cell: ServerCell): Row =>
  cell.version < known.version ? known : { ...known, ...pickCell(cell) }

/** `rows` with the newer of what is known and what `cells` say; those nothing is said of stay the same objects. */
export function withCells<Row extends RosterCell>(
  rows: readonly Row[],
  cells: readonly RosterCell[],
): Row[] {
  const byUser = new Map<string, ServerCell>()
  for (const cell of cells)
    if (cell.version >= (byUser.get(cell.userId)?.version ?? 0)) byUser.set(cell.userId, cell)
  return rows.map((row) => {
    const cell = byUser.get(row.userId)
    return cell ? newerCell(row, cell) : row
  })
}

const pickCell = ({ status, note, version, markedByName, markedAt }: ServerCell): ServerCell => ({
  status,
  note,
  version,
  markedByName,
  markedAt,
})

/** Whether a request that failed with this status is worth repeating as it is; null = no answer at all. */
export const isWorthRepeating = (httpStatus: number | null) =>
  httpStatus === null || httpStatus >= 500 || [401, 408, 429].includes(httpStatus)

const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 30_000

/** How long to wait after so many failures in a row. */
export const pauseAfter = (failures: number) =>
  Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, failures - 1))

/** Whether a batch that did not get through may have been more than the network or the server takes. */
export const isTooMuch = (httpStatus: number | null) => httpStatus === null || httpStatus === 413
