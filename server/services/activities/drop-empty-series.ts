import { eq } from 'drizzle-orm'
import { activities, activitySeries } from '../../db/schema'
import type { ServiceContext } from '../context'

/** Deletes a series (locked by the caller) that has no session any more; whether it did. */
export async function dropEmptySeries(
  { db }: Pick<ServiceContext, 'db'>,
  seriesId: string,
): Promise<boolean> {
  if ((await db.$count(activities, eq(activities.seriesId, seriesId))) > 0) return false
  await db.delete(activitySeries).where(eq(activitySeries.id, seriesId))
  return true
}
