import { and, eq, ne, type SQL, sql } from 'drizzle-orm'
import { MARKING_DAYS_AFTER_END } from '../../../domain/marking-window'
import { countPlaces, type SessionCounts, type SessionPlace } from '../../../domain/rate'
import type { SessionPhase } from '../../../domain/reach'
import {
  activities,
  attendanceRecords,
  programActivities,
  programEnrollments,
  sessionReopenings,
} from '../../db/schema'
import type { ServiceContext } from '../context'

type Context = Pick<ServiceContext, 'db' | 'now'>

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

/** The one place that says whether its outcome is still to come: see SESSION_PHASES of domain/reach.ts. */
function phaseAt(now: Date) {
  const instant = sql`${now.toISOString()}::timestamptz`
  const isReopened = sql`exists (select from ${sessionReopenings} where ${sessionReopenings.activityId} = ${activities.id} and ${sessionReopenings.closesAt} >= ${instant})`
  return sql<SessionPhase>`case
    when ${place} <> 'unmarked' then 'settled'
    when ${activities.endsAt} > ${instant} then 'upcoming'
    when ${activities.endsAt} >= ${instant} - make_interval(hours => ${MARKING_DAYS_AFTER_END * 24}) then 'awaiting'
    when ${isReopened} then 'awaiting'
    else 'settled'
  end`
}

/** Every session (drafts apart) of the programs of the enrollments in `where`, a row for each of the two. */
export const sessionPlaces = ({ db, now }: Context, where: SQL | undefined) =>
  db
    .select({
      // Named, since a query around this one cannot tell two columns called id apart.
      enrollmentId: sql<string>`${programEnrollments.id}`.as('enrollment_id'),
      activityId: sql<string>`${activities.id}`.as('activity_id'),
      title: activities.title,
      startsAt: activities.startsAt,
      endsAt: activities.endsAt,
      timeZone: activities.timeZone,
      location: activities.location,
      link: activities.link,
      status: activities.status,
      cancelReason: activities.cancelReason,
      isRequired: programActivities.isRequired,
      /** What it says in the roll call, counted or not; null = unmarked. */
      mark: attendanceRecords.attendanceStatus,
      place: place.as('place'),
      phase: phaseAt(now).as('phase'),
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

/** An enrollment's sessions, counted. */
export interface SessionTally {
  counts: SessionCounts
  upcoming: number
  awaiting: number
}
export const NO_SESSIONS: SessionTally = { counts: countPlaces([]), upcoming: 0, awaiting: 0 }

/** The tallies of the enrollments in `where`, by enrollment, in one statement. Without sessions: not in the map. */
export async function countSessions(
  ctx: Context,
  where: SQL | undefined,
): Promise<Map<string, SessionTally>> {
  const places = sessionPlaces(ctx, where).as('places')
  const rows = await ctx.db
    .select({
      enrollmentId: places.enrollmentId,
      place: places.place,
      sessions: sql<number>`count(*)::int`,
      upcoming: sql<number>`(count(*) filter (where ${places.phase} = 'upcoming'))::int`,
      awaiting: sql<number>`(count(*) filter (where ${places.phase} = 'awaiting'))::int`,
    })
    .from(places)
    .groupBy(places.enrollmentId, places.place)
  const tallies = new Map<string, SessionTally>()
  for (const { enrollmentId, place: one, sessions, upcoming, awaiting } of rows) {
    const before = tallies.get(enrollmentId) ?? NO_SESSIONS
    tallies.set(enrollmentId, {
      counts: { ...before.counts, [one]: sessions },
      upcoming: before.upcoming + upcoming,
      awaiting: before.awaiting + awaiting,
    })
  }
  return tallies
}
