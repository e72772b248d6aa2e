import { asc, desc, eq, inArray, type SQL } from 'drizzle-orm'
import { enrollmentNotes } from '../../../domain/enrollments'
import { activities, programEnrollments, programs } from '../../db/schema'
import type { ServiceContext } from '../context'
import { readEvidence } from './read-evidence'
import { sessionPlaces } from './session-places'

/**
 * The enrollments in `where`, newest first, with every session of their programs and what it is to them, their rate,
 * what is missing for a promotion, and what one stood on. The end's own words (`endNote`) are staff's.
 */
export async function readProgress(ctx: Pick<ServiceContext, 'db' | 'now'>, where: SQL) {
  const rows = await ctx.db
    .select({
      enrollment: programEnrollments,
      programName: programs.name,
      programSlug: programs.slug,
      programTimeZone: programs.timeZone,
    })
    .from(programEnrollments)
    .innerJoin(programs, eq(programs.id, programEnrollments.programId))
    .where(where)
    .orderBy(desc(programEnrollments.enrolledAt), asc(programEnrollments.id))
  const those = inArray(
    programEnrollments.id,
    rows.map((row) => row.enrollment.id),
  )
  const evidence = await readEvidence(ctx, those)
  const sessions = await sessionPlaces(ctx, those).orderBy(
    asc(activities.startsAt),
    asc(activities.id),
  )
  return rows.flatMap(({ enrollment, ...program }) => {
    const stands = evidence.get(enrollment.id)
    // Deleted between the statements.
    if (!stands) return []
    return {
      enrollmentId: enrollment.id,
      userId: enrollment.userId,
      programId: enrollment.programId,
      ...program,
      status: enrollment.enrollmentStatus,
      version: enrollment.version,
      enrolledAt: enrollment.enrolledAt,
      promotedAt: enrollment.promotedAt,
      completedAt: enrollment.completedAt,
      endedAt: enrollment.endedAt,
      endReason: enrollment.endReason,
      ...enrollmentNotes.parse(enrollment.metadata),
      ...stands,
      sessions: sessions.filter((session) => session.enrollmentId === enrollment.id),
    }
  })
}
