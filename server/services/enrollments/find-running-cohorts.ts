import { and, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import { programEnrollments, programs } from '../../db/schema'
import type { ServiceContext } from '../context'

export interface RunningCohort {
  userId: string
  enrollmentId: string
  /** Of the enrollment, for whoever completes or drops it to make room. */
  version: number
  programId: string
  name: string
}

/**
 * The running cohorts of `userIds` at `ctx.now`: guest or active in a cohort program whose end is open or in the
 * future. A person may have one; whoever is about to add one holds the person's row locked first.
 */
export function findRunningCohorts(
  { db, now }: Pick<ServiceContext, 'db' | 'now'>,
  userIds: readonly string[],
): Promise<RunningCohort[]> {
  return db
    .select({
      userId: programEnrollments.userId,
      enrollmentId: programEnrollments.id,
      version: programEnrollments.version,
      programId: programs.id,
      name: programs.name,
    })
    .from(programEnrollments)
    .innerJoin(programs, eq(programs.id, programEnrollments.programId))
    .where(
      and(
        sql`${programEnrollments.userId} = any(${sql.param([...userIds])}::uuid[])`,
        inArray(programEnrollments.enrollmentStatus, ['guest', 'active']),
        eq(programs.programType, 'cohort'),
        or(isNull(programs.endDate), gt(programs.endDate, now)),
      ),
    )
}
