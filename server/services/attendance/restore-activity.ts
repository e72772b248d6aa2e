import type { SeenActivity } from '../../../domain/activity-forms'
import { DomainError } from '../../../domain/errors'
import { changeActivity } from '../activities/change-activity'
import { lockActivities } from '../activities/lock-activities'
import { type ServiceContext, withTransaction } from '../context'
import { isAhead } from './is-ahead'
import { tellMoved } from './tell-expected'

/**
 * Takes a cancellation back. Those expected at a session still to come, who were told that it is off, get a mail with when
 * and where it takes place. Refuses NOT_FOUND, CONFLICT, ACTIVITY_NOT_CANCELLED.
 */
export const restoreActivity = (
  context: ServiceContext,
  seen: SeenActivity,
): Promise<{ activityId: string; version: number; mails: number }> =>
  withTransaction(context, async (ctx) => {
    const [row] = await lockActivities(ctx, [seen])
    if (row?.status !== 'cancelled')
      throw new DomainError('ACTIVITY_NOT_CANCELLED', { activityId: seen.activityId })
    const patch = { status: 'scheduled' as const, cancelReason: null }
    const { activity } = await changeActivity(ctx, row, patch)
    const mails = isAhead(ctx.now)(activity) ? await tellMoved(ctx, [{ before: row, activity }]) : 0
    return { activityId: activity.id, version: activity.version, mails }
  })
