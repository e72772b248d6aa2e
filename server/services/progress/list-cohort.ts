import { and, eq, inArray, isNull, ne } from 'drizzle-orm'
import { applications, programEnrollments, programs, users } from '../../db/schema'
import type { ServiceContext } from '../context'

/** What those enrolled see of each other: name and handles, no ids, no addresses. */
export interface CohortPerson {
  name: string
  username: string | null
  avatarUrl: string | null
  githubUsername: string | null
  twitterUsername: string | null
  isOwn: boolean
}

/**
 * The people of each of `programIds`, by name: only of programs that show them, only to somebody who has not left.
 * Left out are those who left and suspended people. A program that shows nobody is not in the map.
 */
export async function listCohort(
  { db, actor }: Pick<ServiceContext, 'db' | 'actor'>,
  programIds: readonly string[],
): Promise<Map<string, CohortPerson[]>> {
  const ownPlaces = db
    .select({ programId: programEnrollments.programId })
    .from(programEnrollments)
    .where(
      and(
        eq(programEnrollments.userId, actor.id),
        ne(programEnrollments.enrollmentStatus, 'dropped'),
      ),
    )
  const rows = await db
    .select({
      programId: programEnrollments.programId,
      userId: users.id,
      name: users.name,
      username: users.username,
      avatarUrl: users.avatarUrl,
      githubUsername: applications.githubUsername,
      twitterUsername: applications.twitterUsername,
    })
    .from(programEnrollments)
    .innerJoin(
      programs,
      and(eq(programs.id, programEnrollments.programId), eq(programs.showsPeople, true)),
    )
    .innerJoin(users, eq(users.id, programEnrollments.userId))
    .leftJoin(applications, eq(applications.id, programEnrollments.applicationId))
    .where(
      and(
        inArray(programEnrollments.programId, [...programIds]),
        inArray(programEnrollments.programId, ownPlaces),
        ne(programEnrollments.enrollmentStatus, 'dropped'),
        isNull(users.suspendedAt),
      ),
    )
  const byName = new Intl.Collator('es').compare
  const cohorts = new Map<string, CohortPerson[]>()
  for (const { programId, userId, ...person } of rows.toSorted((a, b) => byName(a.name, b.name)))
    cohorts.set(programId, [
      ...(cohorts.get(programId) ?? []),
      { ...person, isOwn: userId === actor.id },
    ])
  return cohorts
}
