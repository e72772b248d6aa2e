import { asc, eq } from 'drizzle-orm'
import { DomainError } from '../../../domain/errors'
import { programEnrollments, programs, users } from '../../db/schema'
import type { ServiceContext } from '../context'
import { readEvidence } from './read-evidence'

/**
 * Everybody enrolled in a program, by name, with the figures their own page shows: what counts, what is left out and
 * why, the rate, what is missing, and what is within reach. Those who left are in it. Refuses NOT_FOUND.
 */
export async function getReport(
  ctx: Pick<ServiceContext, 'db' | 'now'>,
  { programId }: { programId: string },
) {
  const [program] = await ctx.db
    .select({ id: programs.id, slug: programs.slug, name: programs.name })
    .from(programs)
    .where(eq(programs.id, programId))
  if (!program) throw new DomainError('NOT_FOUND', { programId })
  const ofProgram = eq(programEnrollments.programId, programId)
  const evidence = await readEvidence(ctx, ofProgram)
  const rows = await ctx.db
    .select({
      enrollmentId: programEnrollments.id,
      userId: users.id,
      name: users.name,
      email: users.email,
      status: programEnrollments.enrollmentStatus,
      enrolledAt: programEnrollments.enrolledAt,
      endedAt: programEnrollments.endedAt,
      completedAt: programEnrollments.completedAt,
    })
    .from(programEnrollments)
    .innerJoin(users, eq(users.id, programEnrollments.userId))
    .where(ofProgram)
    .orderBy(asc(programEnrollments.id))
  const byName = new Intl.Collator('es').compare
  return {
    program,
    people: rows
      .flatMap((row) => {
        const stands = evidence.get(row.enrollmentId)
        return stands ? [{ ...row, ...stands }] : []
      })
      .toSorted((a, b) => byName(a.name, b.name)),
  }
}
