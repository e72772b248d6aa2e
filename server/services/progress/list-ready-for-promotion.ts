import { and, eq, isNull } from 'drizzle-orm'
import { applications, programEnrollments, programs, users } from '../../db/schema'
import type { ServiceContext } from '../context'
import { type Evidence, readEvidence } from './read-evidence'

export interface ReadyForPromotion extends Evidence {
  enrollmentId: string
  version: number
  userId: string
  name: string
  avatarUrl: string | null
  programId: string
  programName: string
  enrolledAt: Date
  /** What they wrote when they applied. */
  goal: string | null
}

/**
 * The guests who meet their program's rule, with the evidence and their goal, by program and name; of one program
 * where `programId` is given. Suspended people are left out.
 */
export async function listReadyForPromotion(
  ctx: Pick<ServiceContext, 'db' | 'now'>,
  { programId }: { programId?: string | undefined },
): Promise<ReadyForPromotion[]> {
  const guests = and(
    eq(programEnrollments.enrollmentStatus, 'guest'),
    programId ? eq(programEnrollments.programId, programId) : undefined,
  )
  const evidence = await readEvidence(ctx, guests)
  const rows = await ctx.db
    .select({
      enrollmentId: programEnrollments.id,
      version: programEnrollments.version,
      userId: users.id,
      name: users.name,
      avatarUrl: users.avatarUrl,
      programId: programs.id,
      programName: programs.name,
      enrolledAt: programEnrollments.enrolledAt,
      goal: applications.goal,
    })
    .from(programEnrollments)
    .innerJoin(users, eq(users.id, programEnrollments.userId))
    .innerJoin(programs, eq(programs.id, programEnrollments.programId))
    .leftJoin(applications, eq(applications.id, programEnrollments.applicationId))
    .where(and(guests, isNull(users.suspendedAt)))
  const byName = new Intl.Collator('es').compare
  return rows
    .flatMap((row) => {
      const found = evidence.get(row.enrollmentId)
      return found?.evaluation.met ? [{ ...row, ...found }] : []
    })
    .sort((a, b) => byName(a.programName, b.programName) || byName(a.name, b.name))
}
