import { and, asc, eq, inArray, max, sql } from 'drizzle-orm'
import type { Cell } from '../../../domain/attendance'
import type { CellSetters, Setter } from '../../../domain/mark-conflict'
import type { Db } from '../../db/client'
import { attendanceEvents, attendanceRecords, users } from '../../db/schema'
import { idList, idParameter, splitIds } from './id-lists'
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
 * Every cell of a session that was ever touched, by person. People whose cells are equal come as one row, their ids as
 * one text: what two thousand rows cost is not the reading but the taking apart. Put together here: joined in SQL with
 * people whose number the planner cannot know, two thousand marks are compared with two thousand people one by one.
 */
export async function readTouchedCells(
  db: Db,
  activityId: string,
): Promise<Map<string, StoredCell>> {
  const last = db
    .select({
      userId: attendanceEvents.userId,
      version: max(attendanceEvents.seq).as('version'),
    })
    .from(attendanceEvents)
    .where(eq(attendanceEvents.activityId, activityId))
    .groupBy(attendanceEvents.userId)
    .as('last')
  const [touched] = await db
    .select({
      userIds: idList(last.userId),
      versions: sql<string>`string_agg(${last.version}::text, ',')`,
    })
    .from(last)
  const standing = await db
    .select({
      status: attendanceRecords.attendanceStatus,
      note: attendanceRecords.notes,
      markedBy: attendanceRecords.markedBy,
      markedAt: attendanceRecords.markedAt,
      userIds: idList(attendanceRecords.userId),
    })
    .from(attendanceRecords)
    .where(eq(attendanceRecords.activityId, activityId))
    .groupBy(
      attendanceRecords.attendanceStatus,
      attendanceRecords.notes,
      attendanceRecords.markedBy,
      attendanceRecords.markedAt,
    )
  const names = await readNames(db, [...new Set(standing.map(({ markedBy }) => markedBy))])
  // Field by field: spread, thousands of cells take ten times as long.
  const cells = new Map<string, StoredCell>()
  const versions = touched?.versions?.split(',') ?? []
  for (const [index, userId] of splitIds(touched?.userIds).entries())
    cells.set(userId, {
      status: null,
      note: null,
      version: Number(versions[index]),
      markedByName: null,
      markedAt: null,
    })
  for (const { status, note, markedBy, markedAt, userIds } of standing) {
    const markedByName = names.get(markedBy) ?? null
    for (const userId of splitIds(userIds))
      cells.set(userId, {
        status,
        note,
        version: cells.get(userId)?.version ?? 0,
        markedByName,
        markedAt,
      })
  }
  return cells
}

// Joined to the records instead, their number would be guessed, and for more than a few all people there are be read.
async function readNames(db: Db, userIds: readonly string[]): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map()
  const people = await db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, [...userIds]))
  return new Map(people.map(({ id, name }) => [id, name]))
}

/**
 * The name of `nameOf`, and which of `userIds` are on the session's roster. Locks all of these people as the foreign
 * keys of marks would, but in the order of their ids, in which everybody locks people.
 */
export async function lockPeople(
  db: Db,
  activityId: string,
  userIds: readonly string[],
  nameOf?: string,
): Promise<{ name: string; onRoster: ReadonlySet<string> }> {
  const roster = rosterUserIds(db, [activityId])
  const locked = db
    .select({
      userId: users.id,
      name: users.name,
      isOnRoster: sql<boolean>`${roster.userId} is not null`.as('is_on_roster'),
    })
    .from(users)
    .leftJoin(roster, eq(roster.userId, users.id))
    .where(sql`${users.id} = any(${idParameter(userIds)}::uuid[])`)
    .orderBy(asc(users.id))
    .for('key share', { of: users })
    .as('locked')
  const [found] = await db
    .select({
      name: sql<
        string | null
      >`max(${locked.name}) filter (where ${locked.userId} = ${nameOf ?? null})`,
      onRoster: sql<string | null>`${idList(locked.userId)} filter (where ${locked.isOnRoster})`,
    })
    .from(locked)
  return { name: found?.name ?? '', onRoster: new Set(splitIds(found?.onRoster)) }
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
        sql`${attendanceEvents.userId} = any(${idParameter(userIds)}::uuid[])`,
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
