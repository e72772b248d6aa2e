import { and, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import type { Db } from '../../db/client'
import {
  activities,
  attendanceRecords,
  programActivities,
  programEnrollments,
  rosterAdditions,
} from '../../db/schema'

/**
 * The roster rule, as a subquery to select from or join: one row per session of `activityIds` and person it expects,
 * `{ activityId, userId, isEnrolled, isWalkIn }`. Expected are those enrolled in a program of the session with
 * `enrolled_at` before its end and `ended_at` null or after its start; walk-ins not taken off again; and whoever
 * holds a mark. `isWalkIn`: there as an addition, no enrollment covers them. Both flags false: only a mark does.
 */
export function rosterUserIds(db: Db, activityIds: readonly string[]) {
  const enrolled = db
    .select({
      activityId: programActivities.activityId,
      userId: programEnrollments.userId,
      source: sql<string>`'enrollment'`.as('source'),
    })
    .from(activities)
    .innerJoin(programActivities, eq(programActivities.activityId, activities.id))
    .innerJoin(
      programEnrollments,
      and(
        eq(programEnrollments.programId, programActivities.programId),
        lt(programEnrollments.enrolledAt, activities.endsAt),
        or(isNull(programEnrollments.endedAt), gt(programEnrollments.endedAt, activities.startsAt)),
      ),
    )
    .where(inArray(programActivities.activityId, [...activityIds]))
  const walkIns = db
    .select({
      activityId: rosterAdditions.activityId,
      userId: rosterAdditions.userId,
      source: sql<string>`'addition'`.as('source'),
    })
    .from(rosterAdditions)
    .where(
      and(inArray(rosterAdditions.activityId, [...activityIds]), isNull(rosterAdditions.removedAt)),
    )
  const marked = db
    .select({
      activityId: attendanceRecords.activityId,
      userId: attendanceRecords.userId,
      source: sql<string>`'mark'`.as('source'),
    })
    .from(attendanceRecords)
    .where(inArray(attendanceRecords.activityId, [...activityIds]))
  const entries = unionAll(enrolled, walkIns, marked).as('roster_entries')
  const isEnrolled = sql<boolean>`bool_or(${entries.source} = 'enrollment')`
  const isAddition = sql<boolean>`bool_or(${entries.source} = 'addition')`
  return db
    .select({
      activityId: entries.activityId,
      userId: entries.userId,
      isEnrolled: isEnrolled.as('is_enrolled'),
      isWalkIn: sql<boolean>`${isAddition} and not ${isEnrolled}`.as('is_walk_in'),
    })
    .from(entries)
    .groupBy(entries.activityId, entries.userId)
    .as('roster')
}
