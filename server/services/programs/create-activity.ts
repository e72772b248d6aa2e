import { type CreateActivityInput, readTimes } from '../../../domain/activity-forms'
import { DomainError } from '../../../domain/errors'
import { activities } from '../../db/schema'
import { type ServiceContext, withTransaction } from '../context'
import { linkToPrograms } from './link-to-programs'

/** Adds a session or deliverable to the programs named, or alone. Refuses NOT_FOUND (a program), INVALID_TIMES. */
export const createActivity = (
  context: ServiceContext,
  { startsLocal, endsLocal, programIds, isRequired, ...facts }: CreateActivityInput,
): Promise<{ activityId: string; version: number }> =>
  withTransaction(context, async (ctx) => {
    const times = readTimes({ startsLocal, endsLocal, timeZone: facts.timeZone })
    if ('message' in times) throw new DomainError('INVALID_TIMES', { ...times })
    const [created] = await ctx.db
      .insert(activities)
      .values({ ...facts, ...times })
      .returning({ activityId: activities.id, version: activities.version })
    if (!created) throw new Error('The insert returned no row.')
    await linkToPrograms(ctx, [created.activityId], { programIds, isRequired })
    return created
  })
