import { asc, sql } from 'drizzle-orm'
import { activities, programActivities } from '../../db/schema'

/** The order of a program's activities: as an admin put them; what came later than that goes by its time, at the end. */
export const activityOrder = [
  sql`${programActivities.orderIndex} asc nulls last`,
  asc(activities.startsAt),
  asc(activities.id),
]
