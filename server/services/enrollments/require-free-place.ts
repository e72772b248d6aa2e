import { and, eq } from 'drizzle-orm'
import { type EnrollmentStatus, stepAnswer } from '../../../domain/enrollments'
import { DomainError } from '../../../domain/errors'
import { isRunningCohort } from '../../../domain/programs'
import { programEnrollments, programs } from '../../db/schema'
import type { ServiceContext } from '../context'
import { findRunningCohorts } from './find-running-cohorts'

/**
 * Makes sure that a person, whose row the caller holds locked, could have a place in a program now; gives the place they
 * dropped there, if any. Refuses: NOT_FOUND, ALREADY_ENROLLED, ALREADY_COMPLETED, and RUNNING_COHORT with the earlier
 * place (programId, enrollmentId, version, name).
 */
export async function requireFreePlace(
  ctx: ServiceContext,
  { userId, programId }: { userId: string; programId: string },
): Promise<{ id: string; status: EnrollmentStatus } | null> {
  const [earlier] = await ctx.db
    .select({ id: programEnrollments.id, status: programEnrollments.enrollmentStatus })
    .from(programEnrollments)
    .where(and(eq(programEnrollments.userId, userId), eq(programEnrollments.programId, programId)))
  const answer = earlier ? stepAnswer(earlier.status, 'reopen') : 'go'
  if (answer !== 'go' && answer !== 'already') throw new DomainError(answer, { userId, programId })
  await refuseSecondCohort(ctx, userId, programId)
  return earlier ?? null
}

async function refuseSecondCohort(ctx: ServiceContext, userId: string, programId: string) {
  const [program] = await ctx.db
    .select({ programType: programs.programType, endDate: programs.endDate })
    .from(programs)
    .where(eq(programs.id, programId))
  if (!program) throw new DomainError('NOT_FOUND', { programId })
  if (!isRunningCohort(program, ctx.now)) return
  const [running] = await findRunningCohorts(ctx, [userId])
  if (running) throw new DomainError('RUNNING_COHORT', { ...running })
}
