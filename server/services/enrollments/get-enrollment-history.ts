import { desc, eq, type SQL } from 'drizzle-orm'
import { DomainError } from '../../../domain/errors'
import { enrollmentEvents, programEnrollments, programs, users } from '../../db/schema'
import type { ServiceContext } from '../context'

/** Steps of enrollments, newest first: in which program, who, when, from what, to what, and the span after it. */
export const listEnrollmentSteps = ({ db }: Pick<ServiceContext, 'db'>, where: SQL) =>
  db
    .select({
      enrollmentId: enrollmentEvents.enrollmentId,
      programName: programs.name,
      fromStatus: enrollmentEvents.fromStatus,
      toStatus: enrollmentEvents.toStatus,
      actorId: enrollmentEvents.actorId,
      actorName: users.name,
      enrolledAt: enrollmentEvents.enrolledAt,
      endedAt: enrollmentEvents.endedAt,
      at: enrollmentEvents.createdAt,
    })
    .from(enrollmentEvents)
    .innerJoin(programEnrollments, eq(programEnrollments.id, enrollmentEvents.enrollmentId))
    .innerJoin(programs, eq(programs.id, programEnrollments.programId))
    .innerJoin(users, eq(users.id, enrollmentEvents.actorId))
    .where(where)
    .orderBy(desc(enrollmentEvents.createdAt), desc(enrollmentEvents.id))

/** Every step of one enrollment, newest first. NOT_FOUND for an unknown one. */
export async function getEnrollmentHistory(
  ctx: Pick<ServiceContext, 'db'>,
  { enrollmentId }: { enrollmentId: string },
) {
  const known = await ctx.db.$count(programEnrollments, eq(programEnrollments.id, enrollmentId))
  if (known === 0) throw new DomainError('NOT_FOUND', { enrollmentId })
  return listEnrollmentSteps(ctx, eq(enrollmentEvents.enrollmentId, enrollmentId))
}
