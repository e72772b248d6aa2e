import { and, eq, gt, sql } from 'drizzle-orm'
import { type MarkingState, markingTimes } from '../../../domain/marking-window'
import type { Db } from '../../db/client'
import { attendanceEvents } from '../../db/schema'
import { getSession } from '../activities/get-session'
import type { ServiceContext } from '../context'
import { readTouchedCells, type StoredCell, UNTOUCHED } from './read-cells'
import { readReopenings } from './read-reopenings'
import { rosterKey } from './roster-key'

export interface ChangedCell extends StoredCell {
  userId: string
  /** Where the last change was made; null if nothing changed but the version. */
  device: string | null
}

export interface Changes {
  cells: ChangedCell[]
  cursor: number
  rosterChanged: boolean
  markingState: MarkingState
  opensAt: Date
  closesAt: Date
}

/**
 * What came after `after` in a session: each cell once, as it is now, the cursor to ask from next time, whether the
 * roster is another than that of `rosterKey`, and whether marks are taken. Asked every few seconds by every phone.
 * NOT_FOUND for an unknown session.
 */
export async function getChanges(
  { db, now }: Pick<ServiceContext, 'db' | 'now'>,
  input: { activityId: string; after: number; rosterKey?: string | undefined },
): Promise<Changes> {
  const { activityId, after } = input
  const [session, reopenings, cells, key] = await Promise.all([
    getSession({ db }, { activityId }),
    readReopenings(db, activityId),
    changedCells(db, activityId, after),
    input.rosterKey === undefined ? undefined : rosterKey(db, activityId),
  ])
  const { markingState, opensAt, closesAt } = markingTimes(session, reopenings, now)
  return {
    cells,
    cursor: cells.reduce((last, { version }) => Math.max(last, version), after),
    rosterChanged: key !== input.rosterKey,
    ...{ markingState, opensAt, closesAt },
  }
}

async function changedCells(db: Db, activityId: string, after: number): Promise<ChangedCell[]> {
  const changed = await db
    .select({
      userId: attendanceEvents.userId,
      version: sql<number>`max(${attendanceEvents.seq})`,
      device: sql<string | null>`(
        array_agg(${attendanceEvents.device} order by ${attendanceEvents.seq} desc)
        filter (where cardinality(${attendanceEvents.changedFields}) > 0)
      )[1]`,
    })
    .from(attendanceEvents)
    .where(and(eq(attendanceEvents.activityId, activityId), gt(attendanceEvents.seq, after)))
    .groupBy(attendanceEvents.userId)
    .orderBy(sql`max(${attendanceEvents.seq})`)
  if (changed.length === 0) return []
  const cells = await readTouchedCells(db, activityId)
  // With the version read first: what came in between is told again next time.
  return changed.map((one) => ({ ...(cells.get(one.userId) ?? UNTOUCHED), ...one }))
}
