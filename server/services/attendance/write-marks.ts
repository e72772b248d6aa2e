import { eq, max, sql } from 'drizzle-orm'
import type { MarkAttendanceInput, MarkInput } from '../../../domain/attendance'
import { DomainError } from '../../../domain/errors'
import type { CellSetters } from '../../../domain/mark-conflict'
import type { Db } from '../../db/client'
import { activities, attendanceEvents } from '../../db/schema'
import { type ServiceContext, withTransaction } from '../context'
import { idParameter } from './id-lists'
import { lockPeople, readSetters, readTouchedCells, type StoredCell } from './read-cells'
import { saveMarks } from './save-marks'
import { hashOperations, type Judgement, type MarkResult, settleMarks } from './settle-marks'

/**
 * What became of each mark, in the order they were sent in: repeated in the answer, the ids of two thousand would take
 * longer to compress than to read. And the session's last `seq`.
 */
export interface MarkAnswer {
  results: MarkResult[]
  cursor: number
}

/**
 * Writes marks of one session as `ctx.actor`: records and their events together, in a number of statements that does
 * not grow with the marks. A mark that cannot be written is told in its result and holds up no other. `cursor` is the
 * session's last `seq` afterwards. Whether marks may be made (window, roster, own row) is the caller's question.
 * NOT_FOUND.
 */
export const writeMarks = (ctx: ServiceContext, input: MarkAttendanceInput): Promise<MarkAnswer> =>
  withTransaction(ctx, async (inner) => {
    await lockActivity(inner.db, input.activityId)
    return writeLocked(inner, input, () => ({ refusal: null, isLate: false }))
  })

/** The same where `lockActivity` has been called in this transaction; `judge` says of each mark whether it may be made. */
export async function writeLocked(
  { db, actor, now }: ServiceContext,
  { activityId, device, marks }: MarkAttendanceInput,
  judge: (mark: MarkInput, isOnRoster: boolean) => Judgement,
): Promise<MarkAnswer> {
  const userIds = [...new Set([actor.id, ...marks.map((mark) => mark.userId)])]
  const [{ name, onRoster }, hashes] = await Promise.all([
    lockPeople(db, activityId, userIds, actor.id),
    hashOperations(activityId, marks),
  ])
  const cells = await readTouchedCells(db, activityId)
  const setters = await settersOfStale(db, activityId, marks, cells)
  const stored = {
    hashes,
    device,
    cells,
    known: await findOperations(db, marks),
    setters,
    lastSeq: lastVersion(cells),
    marker: { id: actor.id, name },
    now,
  }
  // Whom only the mark kept on the roster that is to be taken back: their place comes back with it.
  const comesBack = ({ userId, undoes }: MarkInput) =>
    undoes !== undefined && setters.get(userId)?.status?.opId === undoes
  const settled = settleMarks(stored, marks, (mark) =>
    judge(mark, onRoster.has(mark.userId) || comesBack(mark)),
  )
  const common = { activityId, actorId: actor.id, device, now }
  await saveMarks(db, common, settled.events, settled.records)
  return { results: settled.results, cursor: settled.lastSeq }
}

/**
 * One writer per session at a time: what makes `seq` a counter. Foreign keys to the activity stay possible. Gives
 * what decides whether marks are taken. NOT_FOUND.
 */
export async function lockActivity(db: Db, activityId: string) {
  const [found] = await db
    .select({
      kind: activities.kind,
      status: activities.status,
      startsAt: activities.startsAt,
      endsAt: activities.endsAt,
      timeZone: activities.timeZone,
    })
    .from(activities)
    .where(eq(activities.id, activityId))
    .for('no key update')
  if (!found) throw new DomainError('NOT_FOUND', { activityId })
  return found
}

async function findOperations(db: Db, marks: readonly MarkInput[]) {
  const found = await db
    .select({ opId: attendanceEvents.opId, opHash: attendanceEvents.opHash })
    .from(attendanceEvents)
    .where(
      sql`${attendanceEvents.opId} = any(${idParameter(marks.map((mark) => mark.opId))}::uuid[])`,
    )
  return new Map(found.map((event) => [event.opId, event.opHash]))
}

/** Asked only about cells that moved on since their marker saw them, and those where something is taken back. */
async function settersOfStale(
  db: Db,
  activityId: string,
  marks: readonly MarkInput[],
  cells: ReadonlyMap<string, StoredCell>,
): Promise<Map<string, CellSetters>> {
  const stale = marks.flatMap(({ userId, baseVersion, undoes }) => {
    if (undoes !== undefined) return [{ userId, baseVersion: 0 }]
    const isStale = baseVersion !== undefined && baseVersion < (cells.get(userId)?.version ?? 0)
    return isStale ? [{ userId, baseVersion }] : []
  })
  const after = stale.reduce((least, mark) => Math.min(least, mark.baseVersion), Infinity)
  return readSetters(db, activityId, [...new Set(stale.map((mark) => mark.userId))], after)
}

/** The last `seq` of the session whose touched cells these are: each holds the last of its own. */
const lastVersion = (cells: ReadonlyMap<string, StoredCell>) =>
  [...cells.values()].reduce((last, { version }) => Math.max(last, version), 0)

/** The session's last `seq`, 0 at first: the cursor of its changes. */
export async function lastSeq(db: Db, activityId: string): Promise<number> {
  const [last] = await db
    .select({ seq: max(attendanceEvents.seq) })
    .from(attendanceEvents)
    .where(eq(attendanceEvents.activityId, activityId))
  return last?.seq ?? 0
}
