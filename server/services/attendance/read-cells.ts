import { and, asc, eq, inArray, max, sql } from 'drizzle-orm'
import type { Cell } from '../../../domain/attendance'
import type { CellSetters, Setter } from '../../../domain/mark-conflict'
import type { Db } from '../../db/client'
import { attendanceEvents, attendanceRecords, users } from '../../db/schema'
import { rosterUserIds } from './roster'

/** A cell with who set it as it stands and when; both null where nothing stands. */
export interface StoredCell extends Cell {
  markedByName: string | null
  markedAt: Date | null
}

export const UNTOUCHED: StoredCell = {
  status: null,
  note: null,
  version: 0,
  markedByName: null,
  markedAt: null,
}

/**
 * Every cell of a session that was ever touched, by person. Put together here: joined in SQL with people whose number
 * the planner cannot know, two thousand marks are compared with two thousand people one by one.
 */
export async function readTouchedCells(
  db: Db,
  activityId: string,
): Promise<Map<string, StoredCell>> {
  const versions = await db
    .select({ userId: attendanceEvents.userId, version: max(attendanceEvents.seq) })
    .from(attendanceEvents)
    .where(eq(attendanceEvents.activityId, activityId))
    .groupBy(attendanceEvents.userId)
  const records = await db
    .select({
      userId: attendanceRecords.userId,
      status: attendanceRecords.attendanceStatus,
      note: attendanceRecords.notes,
      markedBy: attendanceRecords.markedBy,
      markedAt: attendanceRecords.markedAt,
    })
    .from(attendanceRecords)
    .where(eq(attendanceRecords.activityId, activityId))
  const names = await readNames(db, [...new Set(records.map(({ markedBy }) => markedBy))])
  // Field by field: spread, thousands of cells take ten times as long.
  const cells = new Map<string, StoredCell>()
  for (const { userId, version } of versions)
    cells.set(userId, {
      status: null,
      note: null,
      version: version ?? 0,
      markedByName: null,
      markedAt: null,
    })
  for (const { userId, status, note, markedBy, markedAt } of records)
    cells.set(userId, {
      status,
      note,
      version: cells.get(userId)?.version ?? 0,
      markedByName: names.get(markedBy) ?? null,
      markedAt,
    })
  return cells
}

async function readNames(db: Db, userIds: readonly string[]): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map()
  const people = await db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, [...userIds]))
  return new Map(people.map(({ id, name }) => [id, name]))
}

/**
 * Those of `userIds` there are, with their names and whether each is on the session's roster. Locks these people as the
 * foreign keys of marks would, but in the order of their ids, in which everybody locks people.
 */
export async function lockPeople(
  db: Db,
  activityId: string,
  userIds: readonly string[],
): Promise<Map<string, { name: string; isOnRoster: boolean }>> {
  const roster = rosterUserIds(db, [activityId])
  const people = await db
    .select({
      userId: users.id,
      name: users.name,
      isOnRoster: sql<boolean>`${roster.userId} is not null`,
    })
    .from(users)
    .leftJoin(roster, eq(roster.userId, users.id))
    .where(sql`${users.id} = any(${sql.param([...userIds])}::uuid[])`)
    .orderBy(asc(users.id))
    .for('key share', { of: users })
  return new Map(people.map((person) => [person.userId, person]))
}

/** Who last set status and note of the cells of `userIds` after version `after`, where somebody did. */
export async function readSetters(
  db: Db,
  activityId: string,
  userIds: readonly string[],
  after: number,
): Promise<Map<string, CellSetters>> {
  if (userIds.length === 0) return new Map()
  const events = await db
    .select({
      userId: attendanceEvents.userId,
      changedFields: attendanceEvents.changedFields,
      opId: attendanceEvents.opId,
      actorId: attendanceEvents.actorId,
      device: attendanceEvents.device,
      version: attendanceEvents.seq,
    })
    .from(attendanceEvents)
    .where(
      and(
        eq(attendanceEvents.activityId, activityId),
        sql`${attendanceEvents.seq} > ${after}`,
        sql`${attendanceEvents.userId} = any(${sql.param([...userIds])}::uuid[])`,
      ),
    )
    .orderBy(attendanceEvents.seq)
  const setters = new Map<string, CellSetters>()
  for (const { userId, changedFields, ...setter } of events)
    setters.set(userId, withSetter(setters.get(userId) ?? {}, changedFields, setter))
  return setters
}

export const withSetter = (
  { status, note }: CellSetters,
  changedFields: readonly string[],
  setter: Setter,
): CellSetters => {
  const next: CellSetters = {}
  const ofStatus = changedFields.includes('status') ? setter : status
  const ofNote = changedFields.includes('notes') ? setter : note
  if (ofStatus) next.status = ofStatus
  if (ofNote) next.note = ofNote
  return next
}
