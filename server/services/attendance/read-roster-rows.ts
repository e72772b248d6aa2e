import { eq, sql } from 'drizzle-orm'
import type { Mark } from '../../../domain/attendance'
import type { Db } from '../../db/client'
import { users } from '../../db/schema'
import type { Session } from '../activities/get-session'
import { idList, idParameter, splitIds } from './id-lists'
import { readLastMarks } from './last-marks'
import { readTouchedCells, type StoredCell, UNTOUCHED } from './read-cells'
import { readPlaces } from './read-places'
import { rosterUserIds } from './roster'

export interface RosterRow extends StoredCell {
  userId: string
  name: string
  avatarUrl: string | null
  /** There without an enrollment that says so. */
  isWalkIn: boolean
  /** The person who looks: nobody marks their own row. */
  isSelf: boolean
  /** What they applied with to the program they are here for. */
  goal: string | null
  /** Up to five, newest first: the sessions of the same programs that expected them before this one. */
  lastMarks: Mark[]
}

type RosterSession = Pick<Session, 'id' | 'startsAt' | 'programs'>

/** The rows of a session's roster, by name; of one person only, with `userId`. */
export async function readRosterRows(
  db: Db,
  {
    session,
    viewerId,
    userId,
  }: { session: RosterSession; viewerId: string; userId?: string | undefined },
): Promise<RosterRow[]> {
  const { id: activityId, startsAt } = session
  const programIds = session.programs.map(({ id }) => id)
  const [{ people, walkIns }, cells, places, lastMarks] = await Promise.all([
    readPeople(db, activityId, userId),
    readTouchedCells(db, activityId),
    readPlaces(db, activityId),
    readLastMarks(db, { startsAt, programIds }),
  ])
  // Sorted here: PostgreSQL's order of accents depends on how the server was set up.
  const byName = new Intl.Collator('es').compare
  return people
    .map(({ userId, name, avatarUrl }) => {
      const { status, note, version, markedByName, markedAt } = cells.get(userId) ?? UNTOUCHED
      const own = places.get(userId) ?? []
      // Field by field: spread, two thousand rows take ten times as long.
      return {
        userId,
        name,
        avatarUrl,
        isWalkIn: walkIns.has(userId),
        isSelf: userId === viewerId,
        goal: own.find(({ goal }) => goal !== null)?.goal ?? null,
        lastMarks: lastMarks(userId, own),
        status,
        note,
        version,
        markedByName,
        markedAt,
      }
    })
    .sort((a, b) => byName(a.name, b.name) || (a.userId < b.userId ? -1 : 1))
}

/**
 * Who is on the roster, and which of them as walk-ins. First whom, then what they are called: joined, the planner reads
 * every person there is, having no way to know how many of them a roster holds.
 */
async function readPeople(db: Db, activityId: string, userId: string | undefined) {
  const roster = rosterUserIds(db, [activityId])
  const kinds = await db
    .select({ isWalkIn: roster.isWalkIn, userIds: idList(roster.userId) })
    .from(roster)
    .where(userId ? eq(roster.userId, userId) : undefined)
    .groupBy(roster.isWalkIn)
  const idsOf = (isWanted: (isWalkIn: boolean) => boolean) =>
    kinds.flatMap(({ isWalkIn, userIds }) => (isWanted(isWalkIn) ? splitIds(userIds) : []))
  const people = await db
    .select({ userId: users.id, name: users.name, avatarUrl: users.avatarUrl })
    .from(users)
    .where(sql`${users.id} = any(${idParameter(idsOf(() => true))}::uuid[])`)
  return { people, walkIns: new Set(idsOf((isWalkIn) => isWalkIn)) }
}
