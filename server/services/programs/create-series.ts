import type { CreateSeriesInput } from '../../../domain/activity-forms'
import { seriesOccurrences } from '../../../domain/series'
import { activities, activitySeries } from '../../db/schema'
import { type ServiceContext, withTransaction } from '../context'
import { linkToPrograms } from './link-to-programs'

/**
 * Adds the sessions of a series, all alike, to the programs named, or alone. Gives their ids in order of time.
 * Refuses NOT_FOUND (a program).
 */
export const createSeries = (
  context: ServiceContext,
  { rule, programIds, isRequired, ...facts }: CreateSeriesInput,
): Promise<{ seriesId: string; activityIds: string[] }> =>
  withTransaction(context, async (ctx) => {
    const [series] = await ctx.db
      .insert(activitySeries)
      .values({ rule })
      .returning({ id: activitySeries.id })
    if (!series) throw new Error('The insert returned no row.')
    const sessions = await ctx.db
      .insert(activities)
      .values(
        seriesOccurrences(rule).map(({ day, startsAt, endsAt }) => ({
          ...facts,
          kind: 'session' as const,
          timeZone: rule.timeZone,
          startsAt,
          endsAt,
          seriesId: series.id,
          seriesDay: day,
        })),
      )
      .returning({ id: activities.id, startsAt: activities.startsAt })
    const activityIds = sessions
      .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
      .map(({ id }) => id)
    await linkToPrograms(ctx, activityIds, { programIds, isRequired })
    return { seriesId: series.id, activityIds }
  })
