import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { ACTIVITY_COLUMNS } from '../../../domain/activity-file'
import { exactTime } from '../../../domain/local-time'
import { activities, programActivities, programs } from '../../db/schema'
import type { ServiceContext } from '../context'
import { pagesOf, type Sheet } from './sheet'

/**
 * Activities as the import takes them, by time: a row for each program an activity belongs to, or one without a
 * program; of one program only its own rows.
 */
export function activitiesSheet(
  { db }: Pick<ServiceContext, 'db'>,
  { programId }: { programId: string | null },
): Sheet {
  // As text: a Date is cut to milliseconds, and then the row itself would come again.
  const startsAt = sql<string>`${activities.startsAt}::text`
  const query = (after: { key: string; id: string } | null, limit: number) =>
    db
      .select({ activity: activities, key: startsAt })
      .from(activities)
      .where(
        and(
          programId
            ? sql`exists (select from ${programActivities} where ${programActivities.activityId} = ${activities.id} and ${programActivities.programId} = ${programId})`
            : undefined,
          after
            ? sql`(${activities.startsAt}, ${activities.id}) > (${after.key}::timestamptz, ${after.id}::uuid)`
            : undefined,
        ),
      )
      .orderBy(asc(activities.startsAt), asc(activities.id))
      .limit(limit)
  type Row = Awaited<ReturnType<typeof query>>[number]
  const readLinks = (ids: string[]) =>
    db
      .select({
        activityId: programActivities.activityId,
        isRequired: programActivities.isRequired,
        program: programs.name,
      })
      .from(programActivities)
      .innerJoin(programs, eq(programs.id, programActivities.programId))
      .where(
        and(
          inArray(programActivities.activityId, ids),
          programId ? eq(programActivities.programId, programId) : undefined,
        ),
      )
      .orderBy(asc(programs.name))
  async function* pages() {
    const all = pagesOf<Row>((after, limit) =>
      query(after && { key: after.key, id: after.activity.id }, limit),
    )
    for await (const page of all) {
      const links = await readLinks(page.map(({ activity }) => activity.id))
      yield page.flatMap(({ activity }) => {
        const own = links.filter((link) => link.activityId === activity.id)
        const places = own.length > 0 ? own : [{ isRequired: null, program: null }]
        return places.map(({ isRequired, program }) => [
          activity.id,
          activity.title,
          activity.kind,
          exactTime(activity.startsAt, activity.timeZone),
          exactTime(activity.endsAt, activity.timeZone),
          activity.timeZone,
          activity.location,
          activity.link,
          activity.status,
          isRequired === null ? null : isRequired ? 'yes' : 'no',
          program,
          activity.description,
        ])
      })
    }
  }
  return { columns: ACTIVITY_COLUMNS, pages: pages() }
}
