import { eq } from 'drizzle-orm'
import { DomainError } from '../../../domain/errors'
import { SEED_PROGRAMS } from '../../../domain/seed-programs'
import { applications, programEnrollments, programs } from '../../db/schema'
import { type ServiceContext, withTransaction } from '../context'
import { lockProgram } from './lock-programs'

/**
 * Deletes a program nobody was ever enrolled in or applied to; its activities stay, alone. Refuses NOT_FOUND,
 * SEED_PROGRAM, PROGRAM_HAS_PEOPLE (with how many enrollments and applications).
 */
export const deleteProgram = (
  context: ServiceContext,
  { programId }: { programId: string },
): Promise<{ programId: string }> =>
  withTransaction(context, async (ctx) => {
    // Nobody can enroll or apply from here on: their foreign keys wait.
    const { slug } = await lockProgram(ctx, programId, 'update')
    if (SEED_PROGRAMS.some((seed) => seed.slug === slug))
      throw new DomainError('SEED_PROGRAM', { programId })
    const enrollments = await ctx.db.$count(
      programEnrollments,
      eq(programEnrollments.programId, programId),
    )
    const applied = await ctx.db.$count(applications, eq(applications.programId, programId))
    if (enrollments + applied > 0)
      throw new DomainError('PROGRAM_HAS_PEOPLE', { programId, enrollments, applications: applied })
    await ctx.db.delete(programs).where(eq(programs.id, programId))
    return { programId }
  })
