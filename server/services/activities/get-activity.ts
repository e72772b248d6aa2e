import { asc, eq } from 'drizzle-orm'
import { DomainError } from '../../../domain/errors'
import { localTime } from '../../../domain/time'
import { activities, activitySeries } from '../../db/schema'
import type { ServiceContext } from '../context'
import { activityColumns, hasMarks, readLinks } from './activity-columns'

/**
 * One activity for its form: times also as its own clock shows them, its programs, and its series with all of its
 * sessions. NOT_FOUND.
 */
export async function getActivity(
  { db }: Pick<ServiceContext, 'db'>,
  { activityId }: { activityId: string },
) {
  const [found] = await db
    .select({ ...activityColumns, hasMarks, rule: activitySeries.rule })
    .from(activities)
    .leftJoin(activitySeries, eq(activitySeries.id, activities.seriesId))
    .where(eq(activities.id, activityId))
  if (!found) throw new DomainError('NOT_FOUND', { activityId })
  const { rule, ...activity } = found
  const links = await readLinks(db, [activityId])
  return {
    ...activity,
    startsLocal: localTime(activity.startsAt, activity.timeZone),
    endsLocal: localTime(activity.endsAt, activity.timeZone),
    programs: links.get(activityId) ?? [],
    series:
      activity.seriesId && rule
        ? { id: activity.seriesId, rule, sessions: await readSeries(db, activity.seriesId) }
        : null,
  }
}

const readSeries = (db: ServiceContext['db'], seriesId: string) =>
  db
    .select({
      id: activities.id,
      version: activities.version,
      status: activities.status,
      startsAt: activities.startsAt,
      seriesDay: activities.seriesDay,
    })
    .from(activities)
    .where(eq(activities.seriesId, seriesId))
    .orderBy(asc(activities.startsAt), asc(activities.id))
