import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { applications, programEnrollments, programs, users } from '../../db/schema'
import type { ServiceContext } from '../context'
import { pagesOf } from './sheet'

/** Enrollments of one program or of all, by program and name, a page at a time. */
export function enrollmentPages(
  { db }: Pick<ServiceContext, 'db'>,
  { programId }: { programId: string | null },
  limit?: number,
) {
  const byProgram: SQL = sql`${programs.name} collate "C"`
  const byName: SQL = sql`${users.name} collate "C"`
  const query = (after: SQL | undefined, size: number) =>
    db
      .select({
        enrollment: programEnrollments,
        programName: programs.name,
        timeZone: programs.timeZone,
        userId: users.id,
        name: users.name,
        email: users.email,
        username: users.username,
        goal: applications.goal,
        githubUsername: applications.githubUsername,
        twitterUsername: applications.twitterUsername,
      })
      .from(programEnrollments)
      .innerJoin(programs, eq(programs.id, programEnrollments.programId))
      .innerJoin(users, eq(users.id, programEnrollments.userId))
      .leftJoin(applications, eq(applications.id, programEnrollments.applicationId))
      .where(and(programId ? eq(programEnrollments.programId, programId) : undefined, after))
      .orderBy(byProgram, byName, asc(programEnrollments.id))
      .limit(size)
  type Row = Awaited<ReturnType<typeof query>>[number]
  return pagesOf<Row>(
    (after, size) =>
      query(
        after
          ? sql`(${byProgram}, ${byName}, ${programEnrollments.id}) > (${after.programName}, ${after.name}, ${after.enrollment.id}::uuid)`
          : undefined,
        size,
      ),
    limit,
  )
}
