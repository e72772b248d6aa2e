import { and, eq, isNull } from 'drizzle-orm'
import { DomainError } from '../../../domain/errors'
import { attendanceRecords, rosterAdditions } from '../../db/schema'
import { type ServiceContext, withTransaction } from '../context'
import { rosterKey } from './roster-key'
import { lockActivity } from './write-marks'

/**
 * Takes a walk-in off a session's roster; once more does nothing. Refuses WALK_IN_MARKED while a mark of theirs stands,
 * NOT_ON_ROSTER for somebody who was never added, NOT_FOUND for an unknown session.
 */
export function removeWalkIn(
  ctx: ServiceContext,
  { activityId, userId }: { activityId: string; userId: string },
): Promise<{ rosterKey: string }> {
  return withTransaction(ctx, async ({ db, now }) => {
    // Nobody marks them meanwhile.
    await lockActivity(db, activityId)
    const ofWalkIn = and(
      eq(rosterAdditions.activityId, activityId),
      eq(rosterAdditions.userId, userId),
    )
    if ((await db.$count(rosterAdditions, ofWalkIn)) === 0)
      throw new DomainError('NOT_ON_ROSTER', { userId })
    const mark = and(
      eq(attendanceRecords.activityId, activityId),
      eq(attendanceRecords.userId, userId),
    )
    if ((await db.$count(attendanceRecords, mark)) > 0)
      throw new DomainError('WALK_IN_MARKED', { userId })
    await db
      .update(rosterAdditions)
      .set({ removedAt: now })
      .where(and(ofWalkIn, isNull(rosterAdditions.removedAt)))
    return { rosterKey: await rosterKey(db, activityId) }
  })
}
