import { asc, inArray } from 'drizzle-orm'
import type { SeenActivity } from '../../../domain/activity-forms'
import { DomainError } from '../../../domain/errors'
import { activities } from '../../db/schema'
import type { ServiceContext } from '../context'

export type Activity = typeof activities.$inferSelect

/**
 * Locks activities until the transaction ends, writers of marks kept out, in the order of their ids. Refuses NOT_FOUND,
 * and CONFLICT where one is no longer as it was seen; both say which.
 */
export async function lockActivities(
  { db }: Pick<ServiceContext, 'db'>,
  seen: readonly SeenActivity[],
  strength: 'no key update' | 'update' = 'no key update',
): Promise<Activity[]> {
  const versions = new Map(seen.map(({ activityId, version }) => [activityId, version]))
  const rows = await db
    .select()
    .from(activities)
    .where(inArray(activities.id, [...versions.keys()]))
    .orderBy(asc(activities.id))
    .for(strength)
  const found = new Set(rows.map(({ id }) => id))
  for (const activityId of versions.keys())
    if (!found.has(activityId)) throw new DomainError('NOT_FOUND', { activityId })
  for (const { id, version } of rows)
    if (version !== versions.get(id)) throw new DomainError('CONFLICT', { activityId: id })
  return rows
}
