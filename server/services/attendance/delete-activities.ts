import { and, eq, inArray } from 'drizzle-orm'
import type { DeleteActivitiesInput } from '../../../domain/activity-forms'
import { DomainError } from '../../../domain/errors'
import { withoutDays } from '../../../domain/series'
import { activities, activitySeries } from '../../db/schema'
import { hasMarks } from '../activities/activity-columns'
import { dropEmptySeries } from '../activities/drop-empty-series'
import { type Activity, lockActivities } from '../activities/lock-activities'
import { type ServiceContext, withTransaction } from '../context'

/**
 * Deletes activities nobody's work hangs on, all or none, with their links; their series then skips their days. Refuses
 * NOT_FOUND, CONFLICT, ACTIVITY_HAS_MARKS (each with the activity): those are cancelled instead.
 */
export const deleteActivities = (
  context: ServiceContext,
  { activities: seen }: DeleteActivitiesInput,
): Promise<{ deleted: number }> =>
  withTransaction(context, async (ctx) => {
    // From here on nobody can mark or hand in: their foreign keys wait.
    const rows = await lockActivities(ctx, seen, 'update')
    const ids = rows.map(({ id }) => id)
    const [used] = await ctx.db
      .select({ activityId: activities.id })
      .from(activities)
      .where(and(inArray(activities.id, ids), hasMarks))
      .limit(1)
    if (used) throw new DomainError('ACTIVITY_HAS_MARKS', used)
    await ctx.db.delete(activities).where(inArray(activities.id, ids))
    await shortenSeries(ctx, rows)
    return { deleted: ids.length }
  })

async function shortenSeries({ db }: Pick<ServiceContext, 'db'>, gone: readonly Activity[]) {
  const ids = [...new Set(gone.flatMap(({ seriesId }) => (seriesId ? [seriesId] : [])))].sort()
  for (const id of ids) {
    const [series] = await db
      .select({ rule: activitySeries.rule })
      .from(activitySeries)
      .where(eq(activitySeries.id, id))
      .for('update')
    if (!series || (await dropEmptySeries({ db }, id))) continue
    const days = gone.flatMap((one) =>
      one.seriesId === id && one.seriesDay ? [one.seriesDay] : [],
    )
    const rule = withoutDays(series.rule, days)
    await db.update(activitySeries).set({ rule }).where(eq(activitySeries.id, id))
  }
}
