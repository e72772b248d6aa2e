import { and, asc, eq, sql } from 'drizzle-orm'
import { HOUR } from '../../../domain/durations'
import { activities, programActivities } from '../../db/schema'
import type { ServiceContext } from '../context'

export type FoundSession = typeof activities.$inferSelect & { isNew: boolean }

interface Wanted {
  title: string
  startsAt: Date
  minutes: number
}

/**
 * The session of `program` with this title that starts at this instant, as it is (one that takes place before a
 * cancelled one); else a new scheduled one of `minutes`, in the program's time zone and required in the program.
 * Locked until the transaction ends, against writers of marks too. Two callers at once make one session if they hold
 * the program's row.
 */
export async function findOrCreateSession(
  { db }: Pick<ServiceContext, 'db'>,
  program: { id: string; timeZone: string },
  { title, startsAt, minutes }: Wanted,
): Promise<FoundSession> {
  const [found] = await db
    .select({ activity: activities })
    .from(activities)
    .innerJoin(programActivities, eq(programActivities.activityId, activities.id))
    .where(
      and(
        eq(programActivities.programId, program.id),
        eq(activities.kind, 'session'),
        eq(activities.title, title),
        eq(activities.startsAt, startsAt),
      ),
    )
    .orderBy(
      asc(sql`${activities.status} = 'cancelled'`),
      asc(activities.createdAt),
      asc(activities.id),
    )
    .limit(1)
    .for('no key update', { of: activities })
  if (found) return { ...found.activity, isNew: false }
  const [created] = await db
    .insert(activities)
    .values({
      title,
      kind: 'session',
      startsAt,
      endsAt: new Date(startsAt.getTime() + minutes * (HOUR / 60)),
      timeZone: program.timeZone,
    })
    .returning()
  if (!created) throw new Error('The insert returned no row.')
  await db
    .insert(programActivities)
    .values({ programId: program.id, activityId: created.id, isRequired: true })
  return { ...created, isNew: true }
}
