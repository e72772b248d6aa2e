import { asc, eq, sql } from 'drizzle-orm'
import { type FindPeopleInput, PEOPLE_FOUND_MAX } from '../../../domain/walk-ins'
import { folded } from '../../db/folded'
import { users } from '../../db/schema'
import type { ServiceContext } from '../context'
import { matchesWords } from '../users/matches-words'
import { rosterUserIds } from './roster'

/** The people with an account whose name or address holds every word of `query`, by name; the first eight. */
export function findPeople(
  { db }: Pick<ServiceContext, 'db'>,
  { activityId, query }: FindPeopleInput,
) {
  const roster = rosterUserIds(db, [activityId])
  return db
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      isOnRoster: sql<boolean>`${roster.userId} is not null`,
    })
    .from(users)
    .leftJoin(roster, eq(roster.userId, users.id))
    .where(matchesWords(query))
    .orderBy(folded(users.name), asc(users.id))
    .limit(PEOPLE_FOUND_MAX)
}
