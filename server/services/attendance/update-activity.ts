import type { ActivityChanges, UpdateActivityInput } from '../../../domain/activity-forms'
import { DomainError } from '../../../domain/errors'
import { changeActivity } from '../activities/change-activity'
import { type Activity, lockActivities } from '../activities/lock-activities'
import { patchOf } from '../activities/patch-of'
import { type ServiceContext, withTransaction } from '../context'
import { isAhead } from './is-ahead'
import { tellMoved } from './tell-expected'
import { type UpdatedActivities, updateFollowing } from './update-following'

/**
 * Changes what is named about an activity, or about it and the sessions of its series that follow. Those expected at a
 * session still to come get a mail when its time or place is another. Refuses NOT_FOUND, CONFLICT, ACTIVITY_CANCELLED,
 * INVALID_TIMES; for `following` also NO_SERIES and SESSION_BEGUN.
 */
export const updateActivity = (
  context: ServiceContext,
  input: UpdateActivityInput,
): Promise<UpdatedActivities> =>
  withTransaction(context, async (ctx) => {
    const { activityId, version, scope, changes } = input
    if (scope === 'following') return updateFollowing(ctx, input)
    const [row] = await lockActivities(ctx, [{ activityId, version }])
    if (!row) throw new DomainError('NOT_FOUND', { activityId })
    return updateLocked(ctx, row, changes)
  })

/** As `updateActivity` with the scope `one`, for an activity the caller has locked. */
export async function updateLocked(
  ctx: ServiceContext,
  row: Activity,
  changes: ActivityChanges,
): Promise<UpdatedActivities> {
  const { activity, isChanged, isMoved } = await changeActivity(ctx, row, patchOf(row, changes))
  const isNews = isMoved && row.status !== 'draft' && isAhead(ctx.now)(activity)
  return {
    activityId: row.id,
    version: activity.version,
    changed: isChanged ? 1 : 0,
    moved: isMoved ? 1 : 0,
    mails: isNews ? await tellMoved(ctx, [{ before: row, activity }]) : 0,
  }
}
