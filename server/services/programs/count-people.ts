import { count } from 'drizzle-orm'
import { NOBODY, type PeopleByStatus } from '../../../domain/enrollments'
import { programEnrollments } from '../../db/schema'
import type { ServiceContext } from '../context'

/** The people of every program by the status of their enrollment; a program nobody was ever in has zeros. */
export async function countPeople({
  db,
}: Pick<ServiceContext, 'db'>): Promise<(programId: string) => PeopleByStatus> {
  const rows = await db
    .select({
      programId: programEnrollments.programId,
      status: programEnrollments.enrollmentStatus,
      people: count(),
    })
    .from(programEnrollments)
    .groupBy(programEnrollments.programId, programEnrollments.enrollmentStatus)
  const found = new Map<string, PeopleByStatus>()
  for (const { programId, status, people } of rows)
    found.set(programId, { ...(found.get(programId) ?? NOBODY), [status]: people })
  return (programId) => found.get(programId) ?? NOBODY
}
