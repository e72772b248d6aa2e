import { asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { activities, programActivities, programs } from '../../db/schema'

/** What staff see of an activity in a list. */
export const activityColumns = {
  id: activities.id,
  title: activities.title,
  description: activities.description,
  kind: activities.kind,
  status: activities.status,
  startsAt: activities.startsAt,
  endsAt: activities.endsAt,
  timeZone: activities.timeZone,
  location: activities.location,
  link: activities.link,
  cancelReason: activities.cancelReason,
  seriesId: activities.seriesId,
  seriesDay: activities.seriesDay,
  sequence: activities.sequence,
  version: activities.version,
}

/**
 * Whether people's work hangs on it: marks (also ones taken back, which its history keeps) or things handed in. In plain
 * SQL, since Drizzle takes the table's name off columns in the list of a select from one table.
 */
export const hasMarks = sql<boolean>`(
  exists (select from attendance_records record where record.activity_id = activities.id)
  or exists (select from attendance_events event where event.activity_id = activities.id)
  or exists (select from submissions where submissions.activity_id = activities.id))`

/** The programs each activity belongs to, by name. */
export async function readLinks(db: Db, activityIds: string[]) {
  const rows = await db
    .select({
      activityId: programActivities.activityId,
      id: programs.id,
      name: programs.name,
      accent: programs.accent,
      isRequired: programActivities.isRequired,
    })
    .from(programActivities)
    .innerJoin(programs, eq(programs.id, programActivities.programId))
    .where(inArray(programActivities.activityId, activityIds))
    .orderBy(asc(programs.name))
  const links = new Map<string, Omit<(typeof rows)[number], 'activityId'>[]>()
  for (const { activityId, ...link } of rows)
    links.set(activityId, [...(links.get(activityId) ?? []), link])
  return links
}
