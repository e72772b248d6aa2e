import { and, count, eq, ne, type SQL, sql } from 'drizzle-orm'
import { countPlaces, type SessionCounts, type SessionPlace } from '../../../domain/rate'
import type { Db } from '../../db/client'
import {
  activities,
  attendanceRecords,
  programActivities,
  programEnrollments,
} from '../../db/schema'
import type { ServiceContext } from '../context'

const dayThere = (instant: SQL | typeof activities.startsAt) =>
  sql`(${instant} at time zone ${activities.timeZone})::date`
const sessionDay = dayThere(activities.startsAt)

/**
 * The one place that says what a session is to an enrollment. Days are those of the session's time zone. What is
 * left out is left out whatever its mark says.
 */
const place = sql<SessionPlace>`case
  when ${activities.status} = 'cancelled' then 'cancelled'
  when not ${programActivities.isRequired} then 'optional'
  when ${sessionDay} < ${dayThere(sql`${programEnrollments.enrolledAt}`)} then 'before_joining'
  when ${sessionDay} > ${dayThere(sql`${programEnrollments.endedAt}`)} then 'after_leaving'
  else coalesce(${attendanceRecords.attendanceStatus}, 'unmarked')
end`

/** Every session (drafts apart) of the programs of the enrollments in `where`, a row for each of the two. */
export const sessionPlaces = (db: Db, where: SQL | undefined) =>
  db
    .select({
      // Named, since a query around this one cannot tell two columns called id apart.
      enrollmentId: sql<string>`${programEnrollments.id}`.as('enrollment_id'),
      activityId: sql<string>`${activities.id}`.as('activity_id'),
      title: activities.title,
      startsAt: activities.startsAt,
      timeZone: activities.timeZone,
      place: place.as('place'),
    })
    .from(programEnrollments)
    .innerJoin(programActivities, eq(programActivities.programId, programEnrollments.programId))
    .innerJoin(
      activities,
      and(
        eq(activities.id, programActivities.activityId),
        eq(activities.kind, 'session'),
        ne(activities.status, 'draft'),
      ),
    )
    .leftJoin(
      attendanceRecords,
      and(
        eq(attendanceRecords.activityId, activities.id),
        eq(attendanceRecords.userId, programEnrollments.userId),
      ),
    )
    .where(where)

/** The counts of the enrollments in `where`, by enrollment, in one statement. Without sessions: not in the map. */
export async function countSessions(
  { db }: Pick<ServiceContext, 'db'>,
  where: SQL | undefined,
): Promise<Map<string, SessionCounts>> {
  const places = sessionPlaces(db, where).as('places')
  const rows = await db
    .select({ enrollmentId: places.enrollmentId, place: places.place, sessions: count() })
    .from(places)
    .groupBy(places.enrollmentId, places.place)
  const counts = new Map<string, SessionCounts>()
  for (const { enrollmentId, place: one, sessions } of rows)
    counts.set(enrollmentId, {
      ...(counts.get(enrollmentId) ?? countPlaces([])),
      [one]: sessions,
    })
  return counts
}
