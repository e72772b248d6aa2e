import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import { activities } from '../../db/schema'
import type { ServiceContext } from '../context'
import { rosterUserIds } from './roster'

/**
 * How many people would hear of a cancellation of these activities now, each counted once: those expected at scheduled
 * or held sessions that are not over. See `cancelActivities`.
 */
export async function countExpected(
  { db, now }: Pick<ServiceContext, 'db' | 'now'>,
  { activityIds }: { activityIds: readonly string[] },
): Promise<{ people: number }> {
  const known = await db
    .select({ id: activities.id })
    .from(activities)
    .where(
      and(
        inArray(activities.id, [...activityIds]),
        eq(activities.kind, 'session'),
        inArray(activities.status, ['scheduled', 'done']),
        gt(activities.endsAt, now),
      ),
    )
  if (known.length === 0) return { people: 0 }
  const roster = rosterUserIds(
    db,
    known.map(({ id }) => id),
  )
  const [found] = await db
    .select({ people: sql<number>`count(distinct ${roster.userId})::int` })
    .from(roster)
  return { people: found?.people ?? 0 }
}
