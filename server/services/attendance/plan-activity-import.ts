import { createHash } from 'node:crypto'
import { asc, inArray, or } from 'drizzle-orm'
import { readActivityRow } from '../../../domain/activity-file'
import { type PlannedRow, planImport } from '../../../domain/activity-import'
import { activities, programActivities, programs } from '../../db/schema'
import type { Activity } from '../activities/lock-activities'
import type { ServiceContext } from '../context'
import { readActivityFile } from './read-activity-file'

export interface ActivityImport {
  rows: PlannedRow[]
  /** Headings nobody knows, which are left out. */
  ignored: string[]
  /** Of the file and of what it would do: another one when either is different. */
  hash: string
  stored: ReadonlyMap<string, Activity>
}

/**
 * What a file of activities would do to what is stored now; with `lock` it stays so until the transaction ends. Refuses
 * FILE_UNREADABLE.
 */
export async function planActivityImport(
  { db }: Pick<ServiceContext, 'db'>,
  content: string,
  { lock }: { lock: boolean },
): Promise<ActivityImport> {
  const { rows, ignored } = readActivityFile(content)
  const wanted = rows.map(({ cells }) => readActivityRow(cells).row)
  const ids = wanted.flatMap(({ id }) => (id === undefined ? [] : [id]))
  const titles = wanted.flatMap(({ id, title }) => (id === undefined && title ? [title] : []))
  const knownPrograms = await db.select().from(programs).orderBy(asc(programs.id))
  const query = db
    .select()
    .from(activities)
    .where(or(inArray(activities.id, ids), inArray(activities.title, titles)))
    .orderBy(asc(activities.id))
  const known = await (lock ? query.for('no key update') : query)
  const links = await db
    .select()
    .from(programActivities)
    .where(
      inArray(
        programActivities.activityId,
        known.map(({ id }) => id),
      ),
    )
  const inPrograms = new Map<string, Record<string, boolean>>()
  for (const { activityId, programId, isRequired } of links)
    inPrograms.set(activityId, { ...inPrograms.get(activityId), [programId]: isRequired })
  const planned = planImport(rows, {
    activities: known.map((row) => ({ ...row, programs: inPrograms.get(row.id) ?? {} })),
    programs: knownPrograms,
  })
  return {
    rows: planned,
    ignored,
    hash: createHash('sha256')
      .update(JSON.stringify([content, planned]))
      .digest('hex'),
    stored: new Map(known.map((row) => [row.id, row])),
  }
}
