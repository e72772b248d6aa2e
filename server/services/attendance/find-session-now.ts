import { and, asc, eq, gte, inArray, lte } from 'drizzle-orm'
import { DAY } from '../../../domain/durations'
import { localDay } from '../../../domain/time'
import { activities } from '../../db/schema'
import type { ServiceContext } from '../context'

/**
 * The session that is on now (of several the one that began last), else the next one of today, each by the day of its
 * own time zone; null when there is none. Drafts and cancelled ones are no sessions to go to.
 */
export async function findSessionNow({
  db,
  now,
}: Pick<ServiceContext, 'db' | 'now'>): Promise<{ activityId: string; title: string } | null> {
  const candidates = await db
    .select({
      id: activities.id,
      title: activities.title,
      startsAt: activities.startsAt,
      timeZone: activities.timeZone,
    })
    .from(activities)
    .where(
      and(
        eq(activities.kind, 'session'),
        inArray(activities.status, ['scheduled', 'done']),
        gte(activities.endsAt, now),
        lte(activities.startsAt, new Date(now.getTime() + DAY)),
      ),
    )
    .orderBy(asc(activities.startsAt), asc(activities.id))
  const found =
    candidates.findLast(({ startsAt }) => startsAt <= now) ??
    candidates.find(
      ({ startsAt, timeZone }) => localDay(startsAt, timeZone) === localDay(now, timeZone),
    )
  return found ? { activityId: found.id, title: found.title } : null
}
