import { desc, eq } from 'drizzle-orm'
import { enrollmentNotes } from '../../../domain/enrollments'
import { programEnrollments, programs } from '../../db/schema'
import type { ServiceContext } from '../context'

/** The signed-in person's own enrollments, newest first, with the figures a promotion stood on. */
export async function listOwnEnrollments({ db, actor }: ServiceContext) {
  const rows = await db
    .select({
      id: programEnrollments.id,
      programId: programs.id,
      programName: programs.name,
      programSlug: programs.slug,
      programTimeZone: programs.timeZone,
      enrollmentStatus: programEnrollments.enrollmentStatus,
      enrolledAt: programEnrollments.enrolledAt,
      promotedAt: programEnrollments.promotedAt,
      completedAt: programEnrollments.completedAt,
      endedAt: programEnrollments.endedAt,
      metadata: programEnrollments.metadata,
    })
    .from(programEnrollments)
    .innerJoin(programs, eq(programs.id, programEnrollments.programId))
    .where(eq(programEnrollments.userId, actor.id))
    .orderBy(desc(programEnrollments.enrolledAt))
  return rows.map(({ metadata, ...enrollment }) => ({
    ...enrollment,
    promotion: enrollmentNotes.parse(metadata).promotion,
  }))
}
