import { and, asc, desc, eq, inArray, lt, notInArray } from 'drizzle-orm'
import type { Mark } from '../../../domain/attendance'
import type { Db } from '../../db/client'
import { activities, attendanceRecords, programActivities } from '../../db/schema'
import { idList, splitIds } from './id-lists'

const SHOWN = 5

/** Somebody's place in a program, as far as it says which sessions expected them. */
interface Place {
  programId: string
  /** In milliseconds. */
  enrolledAt: number
  endedAt: number | null
}

/**
 * Gives a function from a person and their places to their marks in the last sessions of the programs of a session,
 * before it, newest first: up to five, of the sessions that expected them. Null = unmarked. Cancelled sessions and
 * drafts are left out.
 */
export async function readLastMarks(
  db: Db,
  session: { startsAt: Date; programIds: readonly string[] },
): Promise<(userId: string, places: readonly Place[]) => Mark[]> {
  const ofPrograms = await Promise.all(
    session.programIds.map((programId) => lastSessions(db, programId, session.startsAt)),
  )
  const sessions = ofPrograms
    .flat()
    .sort((a, b) => b.startsAt.getTime() - a.startsAt.getTime() || (a.id < b.id ? -1 : 1))
  const ids = [...new Set(sessions.map(({ id }) => id))]
  const marks = await marksIn(db, ids)
  return (userId, places) => {
    const found: Mark[] = []
    for (const id of ids) {
      const mark = marks.get(id)?.get(userId)
      const counts =
        mark !== undefined || sessions.some((one) => one.id === id && expects(one, places))
      if (counts) found.push(mark ?? null)
      if (found.length === SHOWN) break
    }
    return found
  }
}

// Five of each program are enough for anybody.
const lastSessions = (db: Db, programId: string, before: Date) =>
  db
    .select({
      programId: programActivities.programId,
      id: activities.id,
      startsAt: activities.startsAt,
      endsAt: activities.endsAt,
    })
    .from(programActivities)
    .innerJoin(activities, eq(activities.id, programActivities.activityId))
    .where(
      and(
        eq(programActivities.programId, programId),
        eq(activities.kind, 'session'),
        notInArray(activities.status, ['draft', 'cancelled']),
        lt(activities.startsAt, before),
      ),
    )
    .orderBy(desc(activities.startsAt), asc(activities.id))
    .limit(SHOWN)

/** The roster's rule for enrollments, for sessions that are over. */
const expects = (
  session: { programId: string; startsAt: Date; endsAt: Date },
  places: readonly Place[],
) =>
  places.some(
    ({ programId, enrolledAt, endedAt }) =>
      programId === session.programId &&
      enrolledAt < session.endsAt.getTime() &&
      (endedAt === null || endedAt > session.startsAt.getTime()),
  )

/**
 * The marks of these sessions, by session and person. The people of a session with the same mark come as one text: two
 * thousand people have ten thousand marks, and sorting those by person takes longer than reading them.
 */
async function marksIn(db: Db, activityIds: readonly string[]) {
  const alike = await db
    .select({
      activityId: attendanceRecords.activityId,
      status: attendanceRecords.attendanceStatus,
      userIds: idList(attendanceRecords.userId),
    })
    .from(attendanceRecords)
    .where(inArray(attendanceRecords.activityId, [...activityIds]))
    .groupBy(attendanceRecords.activityId, attendanceRecords.attendanceStatus)
  const marks = new Map(activityIds.map((id) => [id, new Map<string, Mark>()]))
  for (const { activityId, status, userIds } of alike)
    for (const userId of splitIds(userIds)) marks.get(activityId)?.set(userId, status)
  return marks
}
