import { and, asc, eq, gte, inArray, lt, ne, sql } from 'drizzle-orm'
import type { MarkCounts } from '../../../domain/attendance'
import { localDay, startOfDay } from '../../../domain/time'
import { activities, attendanceRecords, programActivities, programs } from '../../db/schema'
import { type Session, sessionColumns } from '../activities/get-session'
import type { ServiceContext } from '../context'
import { rosterUserIds } from './roster'

export interface SessionSummary extends Session {
  /** The local day it is on, in its own time zone (`2026-09-23`). */
  day: string
  counts: MarkCounts
}

/**
 * The sessions from `daysBefore` days before to `daysAfter` days after a local day (`2026-09-23`), each on the
 * day of its own time zone, in order of time, with how many of its roster are marked what. Drafts are left out.
 */
export async function listSessions(
  { db }: Pick<ServiceContext, 'db'>,
  { day, daysBefore, daysAfter }: { day: string; daysBefore: number; daysAfter: number },
): Promise<SessionSummary[]> {
  // A day wider on both sides than UTC's, then cut by each session's own day.
  const from = startOfDay(day, 'UTC', -daysBefore - 1)
  const until = startOfDay(day, 'UTC', daysAfter + 2)
  const found = await db
    .select(sessionColumns)
    .from(activities)
    .where(
      and(
        eq(activities.kind, 'session'),
        ne(activities.status, 'draft'),
        gte(activities.startsAt, from),
        lt(activities.startsAt, until),
      ),
    )
    .orderBy(asc(activities.startsAt), asc(activities.id))
  const firstDay = localDay(startOfDay(day, 'UTC', -daysBefore), 'UTC')
  const lastDay = localDay(startOfDay(day, 'UTC', daysAfter), 'UTC')
  const sessions = found
    .map((session) => ({ ...session, day: localDay(session.startsAt, session.timeZone) }))
    .filter((session) => session.day >= firstDay && session.day <= lastDay)

  const ids = sessions.map((session) => session.id)
  const [counts, links] = await Promise.all([countBySession(db, ids), programsBySession(db, ids)])
  return sessions.map((session) => ({
    ...session,
    programs: links.filter((link) => link.activityId === session.id),
    counts: counts.get(session.id) ?? { present: 0, absent: 0, excused: 0, unmarked: 0 },
  }))
}

async function countBySession(db: ServiceContext['db'], activityIds: string[]) {
  const roster = rosterUserIds(db, activityIds)
  const having = (status: string) =>
    sql<number>`count(*) filter (where ${attendanceRecords.attendanceStatus} = ${status})`.mapWith(
      Number,
    )
  const rows = await db
    .select({
      activityId: roster.activityId,
      present: having('present'),
      absent: having('absent'),
      excused: having('excused'),
      unmarked: sql<number>`count(*) filter (where ${attendanceRecords.id} is null)`.mapWith(
        Number,
      ),
    })
    .from(roster)
    .leftJoin(
      attendanceRecords,
      and(
        eq(attendanceRecords.activityId, roster.activityId),
        eq(attendanceRecords.userId, roster.userId),
      ),
    )
    .groupBy(roster.activityId)
  return new Map(rows.map(({ activityId, ...counts }) => [activityId, counts]))
}

const programsBySession = (db: ServiceContext['db'], activityIds: string[]) =>
  db
    .select({ activityId: programActivities.activityId, id: programs.id, name: programs.name })
    .from(programActivities)
    .innerJoin(programs, eq(programs.id, programActivities.programId))
    .where(inArray(programActivities.activityId, activityIds))
    .orderBy(asc(programs.name))
