import { createHash } from 'node:crypto'
import { and, eq, max, sql } from 'drizzle-orm'
import { type AppliedMark, applyMark, type Cell, type MarkInput } from '../../../domain/attendance'
import { DomainError } from '../../../domain/errors'
import type { Db } from '../../db/client'
import { activities, attendanceEvents, attendanceRecords } from '../../db/schema'
import { type ServiceContext, withTransaction } from '../context'
import { type MarkEvent, type MarkRecord, saveMarks } from './save-marks'

/** A mark to write: what a tap says, and what only the server knows about it. */
export interface MarkToWrite extends MarkInput {
  device: string
}

export interface WrittenMark extends Cell {
  userId: string
}

const UNTOUCHED: Cell = { status: null, note: null, version: 0 }

/**
 * Writes marks of one session as `ctx.actor`: records and their events together or not at all, in a number of
 * statements that does not grow with the marks. Gives the cells of everybody named, as they are afterwards.
 * A repeated operation changes nothing; the same operation id with other content is refused (OPERATION_REUSED).
 * Whether the marks may be made at all (window, roster, own row) is the caller's question.
 */
export function writeMarks(
  ctx: ServiceContext,
  activityId: string,
  marks: readonly MarkToWrite[],
): Promise<WrittenMark[]> {
  return withTransaction(ctx, async ({ db, actor, now }) => {
    await lockActivity(db, activityId)
    const known = await findOperations(db, marks)
    const cells = await readCells(db, activityId, marks)
    let seq = await lastSeq(db, activityId)

    const events: MarkEvent[] = []
    const changed = new Set<string>()
    for (const mark of marks) {
      const opHash = hashOperation(activityId, mark)
      const before = known.get(mark.opId)
      if (before !== undefined && before !== opHash)
        throw new DomainError('OPERATION_REUSED', { userId: mark.userId })
      if (before !== undefined) continue
      known.set(mark.opId, opHash)
      seq += 1
      const cell = cells.get(mark.userId) ?? UNTOUCHED
      const applied = applyOrRefuse(cell, mark, seq)
      cells.set(mark.userId, applied.cell)
      if (applied.changedFields.length > 0) changed.add(mark.userId)
      events.push(toEvent(mark, applied, opHash, seq))
    }
    const records: MarkRecord[] = [...changed].map((userId) => {
      const { status, note } = cells.get(userId) ?? UNTOUCHED
      return { userId, status, note, markedAt: now }
    })
    await saveMarks(db, { activityId, actorId: actor.id }, events, records)
    const named = [...new Set(marks.map((mark) => mark.userId))]
    return named.map((userId) => ({ userId, ...(cells.get(userId) ?? UNTOUCHED) }))
  })
}

/** One writer per session at a time: what makes `seq` a counter. Foreign keys to the activity stay possible. NOT_FOUND. */
export async function lockActivity(db: Db, activityId: string) {
  const found = await db
    .select({ id: activities.id })
    .from(activities)
    .where(eq(activities.id, activityId))
    .for('no key update')
  if (found.length === 0) throw new DomainError('NOT_FOUND', { activityId })
}

function hashOperation(
  activityId: string,
  { opId, userId, status, note, onlyUnmarked }: MarkToWrite,
) {
  const content = [opId, activityId, userId, status, note, onlyUnmarked === true]
  return createHash('sha256')
    .update(JSON.stringify(content.map((part) => (part === undefined ? 'unchanged' : [part]))))
    .digest('hex')
}

async function findOperations(db: Db, marks: readonly MarkToWrite[]) {
  const found = await db
    .select({ opId: attendanceEvents.opId, opHash: attendanceEvents.opHash })
    .from(attendanceEvents)
    .where(
      sql`${attendanceEvents.opId} = any(${sql.param(marks.map((mark) => mark.opId))}::uuid[])`,
    )
  return new Map(found.map((event) => [event.opId, event.opHash]))
}

async function readCells(db: Db, activityId: string, marks: readonly MarkToWrite[]) {
  const userIds = sql`${sql.param([...new Set(marks.map((mark) => mark.userId))])}::uuid[]`
  const records = await db
    .select({
      userId: attendanceRecords.userId,
      status: attendanceRecords.attendanceStatus,
      note: attendanceRecords.notes,
    })
    .from(attendanceRecords)
    .where(
      and(
        eq(attendanceRecords.activityId, activityId),
        sql`${attendanceRecords.userId} = any(${userIds})`,
      ),
    )
  const versions = await db
    .select({ userId: attendanceEvents.userId, version: max(attendanceEvents.seq) })
    .from(attendanceEvents)
    .where(
      and(
        eq(attendanceEvents.activityId, activityId),
        sql`${attendanceEvents.userId} = any(${userIds})`,
      ),
    )
    .groupBy(attendanceEvents.userId)
  const cells = new Map<string, Cell>(
    versions.map(({ userId, version }) => [userId, { ...UNTOUCHED, version: version ?? 0 }]),
  )
  for (const { userId, status, note } of records)
    cells.set(userId, { status, note, version: cells.get(userId)?.version ?? 0 })
  return cells
}

async function lastSeq(db: Db, activityId: string): Promise<number> {
  const [last] = await db
    .select({ seq: max(attendanceEvents.seq) })
    .from(attendanceEvents)
    .where(eq(attendanceEvents.activityId, activityId))
  return last?.seq ?? 0
}

function applyOrRefuse(cell: Cell, mark: MarkToWrite, version: number): AppliedMark {
  const applied = applyMark(cell, mark, version)
  if (applied) return applied
  throw new DomainError(mark.status === null ? 'NOTE_WOULD_BE_LOST' : 'NOTE_NEEDS_MARK', {
    userId: mark.userId,
  })
}

const toEvent = (
  mark: MarkToWrite,
  applied: AppliedMark,
  opHash: string,
  seq: number,
): MarkEvent => ({
  opId: mark.opId,
  opHash,
  userId: mark.userId,
  fromStatus: applied.fromStatus,
  toStatus: applied.cell.status,
  changedFields: applied.changedFields,
  device: mark.device,
  deviceAt: mark.deviceAt,
  seq,
})
