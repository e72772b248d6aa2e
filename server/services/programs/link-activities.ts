import { inArray } from 'drizzle-orm'
import type { LinkActivitiesInput } from '../../../domain/activity-forms'
import { DomainError } from '../../../domain/errors'
import { activities, programActivities } from '../../db/schema'
import { type ServiceContext, withTransaction } from '../context'
import { lockPrograms } from './lock-programs'

/**
 * Makes activities part of a program, required in it unless it says otherwise, at the end of its order. What is part of
 * it already stays as it is. Gives how many are new. Refuses NOT_FOUND.
 */
export const linkActivities = (
  context: ServiceContext,
  { programId, activityIds, isRequired }: LinkActivitiesInput,
): Promise<{ linked: number }> =>
  withTransaction(context, async (ctx) => {
    await lockPrograms(ctx, [programId], 'key share')
    const found = await ctx.db
      .select({ id: activities.id })
      .from(activities)
      .where(inArray(activities.id, activityIds))
      .orderBy(activities.id)
      .for('key share')
    const ids = new Set(found.map(({ id }) => id))
    const missing = activityIds.find((id) => !ids.has(id))
    if (missing) throw new DomainError('NOT_FOUND', { activityId: missing })
    const linked = await ctx.db
      .insert(programActivities)
      .values(activityIds.map((activityId) => ({ programId, activityId, isRequired })))
      .onConflictDoNothing()
      .returning({ id: programActivities.id })
    return { linked: linked.length }
  })
