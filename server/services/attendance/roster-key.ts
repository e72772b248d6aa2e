import { sql } from 'drizzle-orm'
import type { Db } from '../../db/client'

/**
 * A text that changes when somebody joins or leaves a session's roster. It also changes for some reasons that leave the
 * roster as it was (a promotion); it is made to cost little, not to be exact. Sums, because of two writers the later
 * one may carry the earlier time.
 */
export async function rosterKey(db: Db, activityId: string): Promise<string> {
  const key = sql<string>`concat_ws('.',
      (select sum(extract(epoch from updated_at)) from activities where id = ${activityId}),
      (select concat(count(*), '-', sum(extract(epoch from addition.updated_at)))
       from roster_additions as addition where addition.activity_id = ${activityId}),
      (select concat(count(*), '-', sum(extract(epoch from place.updated_at)))
       from program_activities as link join program_enrollments as place on place.program_id = link.program_id
       where link.activity_id = ${activityId}))`
  const [row] = await db.select({ key }).from(sql`(values (1)) as one`)
  return row?.key ?? ''
}
