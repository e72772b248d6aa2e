import type { CancelActivitiesInput } from '../../../domain/activity-forms'
import { changeActivity } from '../activities/change-activity'
import { type Activity, lockActivities } from '../activities/lock-activities'
import { type ServiceContext, withTransaction } from '../context'
import { tellCancelled } from './tell-expected'

/**
 * Cancels activities, all or none: marks and links stay, and everybody expected at a session that is not over yet gets a
 * mail about all of theirs, with the reason; of drafts nobody knew. What is cancelled already stays as it is, with its first reason.
 * Refuses NOT_FOUND and CONFLICT (with the activity).
 */
export const cancelActivities = (
  context: ServiceContext,
  { activities, reason }: CancelActivitiesInput,
): Promise<{ cancelled: { activityId: string; version: number }[]; mails: number }> =>
  withTransaction(context, async (ctx) => {
    const rows = await lockActivities(ctx, activities)
    const cancelled: Activity[] = []
    const known: Activity[] = []
    for (const row of rows) {
      if (row.status === 'cancelled') continue
      const patch = { status: 'cancelled' as const, cancelReason: reason }
      const { activity } = await changeActivity(ctx, row, patch)
      cancelled.push(activity)
      if (row.kind === 'session' && row.status !== 'draft' && row.endsAt > ctx.now)
        known.push(activity)
    }
    const mails = await tellCancelled(ctx, known)
    return { cancelled: cancelled.map(({ id, version }) => ({ activityId: id, version })), mails }
  })
