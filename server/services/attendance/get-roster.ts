import { and, asc, eq, max } from 'drizzle-orm'
import { type Mark, markingRefusal } from '../../../domain/attendance'
import { attendanceEvents, attendanceRecords, users } from '../../db/schema'
import { getSession, type Session } from '../activities/get-session'
import type { ServiceContext } from '../context'
import { rosterUserIds } from './roster'

export interface RosterRow {
  userId: string
  name: string
  avatarUrl: string | null
  status: Mark
  note: string | null
  version: number
  isWalkIn: boolean
  /** The person who looks: nobody marks their own row. */
  isSelf: boolean
}

export interface Roster {
  session: Session
  /** Why the session takes no marks now, as an error code; null when it does. */
  refusal: ReturnType<typeof markingRefusal>
  rows: RosterRow[]
}

/** A session and everybody its attendance expects, by name, with their marks. NOT_FOUND for an unknown one. */
export async function getRoster(
  ctx: ServiceContext,
  { activityId }: { activityId: string },
): Promise<Roster> {
  const { db, actor, now } = ctx
  const session = await getSession(ctx, { activityId })
  const roster = rosterUserIds(db, [activityId])
  const versions = db
    .select({ userId: attendanceEvents.userId, version: max(attendanceEvents.seq).as('version') })
    .from(attendanceEvents)
    .where(eq(attendanceEvents.activityId, activityId))
    .groupBy(attendanceEvents.userId)
    .as('versions')
  const rows = await db
    .select({
      userId: users.id,
      name: users.name,
      avatarUrl: users.avatarUrl,
      status: attendanceRecords.attendanceStatus,
      note: attendanceRecords.notes,
      version: versions.version,
      isWalkIn: roster.isWalkIn,
    })
    .from(roster)
    .innerJoin(users, eq(users.id, roster.userId))
    .leftJoin(
      attendanceRecords,
      and(eq(attendanceRecords.activityId, activityId), eq(attendanceRecords.userId, users.id)),
    )
    .leftJoin(versions, eq(versions.userId, users.id))
    .orderBy(asc(users.id))
  // Sorted here: PostgreSQL's order of accents depends on how the server was set up.
  const byName = new Intl.Collator('es').compare
  return {
    session,
    refusal: markingRefusal(session, now),
    rows: rows
      .map((row) => ({ ...row, version: row.version ?? 0, isSelf: row.userId === actor.id }))
      .sort((a, b) => byName(a.name, b.name)),
  }
}
