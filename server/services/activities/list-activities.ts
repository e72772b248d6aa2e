import { and, asc, eq, exists, gte, inArray, lt, type SQL, sql } from 'drizzle-orm'
import type { ListActivitiesInput } from '../../../domain/activity-forms'
import { fold } from '../../../domain/people'
import { localDay, startOfDay } from '../../../domain/time'
import { folded } from '../../db/folded'
import { activities, programActivities } from '../../db/schema'
import type { ServiceContext } from '../context'
import { activityColumns, hasMarks, readLinks } from './activity-columns'
import { readConflicts } from './find-conflicts'

/** As many as one list gives. */
const LISTED = 2000

/**
 * Activities in order of time, each with the local days it begins and ends on in its own time zone, its programs, and
 * what it meets in place or time. `isCut`: there are more than the list holds.
 */
export async function listActivities(
  { db }: Pick<ServiceContext, 'db'>,
  input: ListActivitiesInput,
) {
  const { from, to } = input
  const rows = await db
    .select({ ...activityColumns, hasMarks })
    .from(activities)
    .where(and(...filters(db, input)))
    .orderBy(asc(activities.startsAt), asc(activities.id))
    .limit(LISTED + 1)
  const shown = rows
    .slice(0, LISTED)
    .map((row) => ({
      ...row,
      day: localDay(row.startsAt, row.timeZone),
      // What ends at midnight ends on the day before.
      lastDay: localDay(new Date(row.endsAt.getTime() - 1), row.timeZone),
    }))
    .filter((row) => (!from || row.lastDay >= from) && (!to || row.day <= to))
  const links = await readLinks(
    db,
    shown.map(({ id }) => id),
  )
  const linked = shown.map((row) => ({ ...row, programs: links.get(row.id) ?? [] }))
  const taking = linked.filter(
    ({ kind, status }) => kind === 'session' && status !== 'cancelled' && status !== 'draft',
  )
  const conflicts = await readConflicts(
    db,
    taking.map((row) => ({
      activityId: row.id,
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      location: row.location,
      programIds: row.programs.map(({ id }) => id),
    })),
  )
  const met = new Map<string, typeof conflicts>()
  for (const conflict of conflicts) {
    const id = taking[conflict.slot]?.id ?? ''
    met.set(id, [...(met.get(id) ?? []), conflict])
  }
  return {
    activities: linked.map((row) => ({ ...row, conflicts: met.get(row.id) ?? [] })),
    isCut: rows.length > LISTED,
  }
}

function filters(
  db: ServiceContext['db'],
  { from, to, programId, seriesId, kind, statuses, search }: ListActivitiesInput,
): (SQL | undefined)[] {
  const inProgram = (id: string) =>
    exists(
      db
        .select({ one: sql`1` })
        .from(programActivities)
        .where(
          and(eq(programActivities.activityId, activities.id), eq(programActivities.programId, id)),
        ),
    )
  return [
    // A day wider on both sides than UTC's, then cut by each activity's own days.
    from ? gte(activities.endsAt, startOfDay(from, 'UTC', -1)) : undefined,
    to ? lt(activities.startsAt, startOfDay(to, 'UTC', 2)) : undefined,
    programId ? inProgram(programId) : undefined,
    seriesId ? eq(activities.seriesId, seriesId) : undefined,
    kind ? eq(activities.kind, kind) : undefined,
    statuses ? inArray(activities.status, statuses) : undefined,
    search ? sql`strpos(${folded(activities.title)}, ${fold(search)}) > 0` : undefined,
  ]
}
