import { desc, eq } from 'drizzle-orm'
import { programEnrollments, programs } from '../../db/schema'
import type { ServiceContext } from '../context'

/** The signed-in person's own enrollments, newest first. */
export const listOwnEnrollments = ({ db, actor }: ServiceContext) =>
  db
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
    })
    .from(programEnrollments)
    .innerJoin(programs, eq(programs.id, programEnrollments.programId))
    .where(eq(programEnrollments.userId, actor.id))
    .orderBy(desc(programEnrollments.enrolledAt))
