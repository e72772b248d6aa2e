import { asc, desc, eq, inArray, type SQL } from 'drizzle-orm'
import { enrollmentNotes } from '../../../domain/enrollments'
import { countPlaces } from '../../../domain/rate'
import { activities, programEnrollments, programs } from '../../db/schema'
import type { ServiceContext } from '../context'
import { evidenceOf } from './read-evidence'
import { sessionPlaces } from './session-places'

/**
 * The enrollments in `where`, newest first, with every session of their programs and what it is to them, their rate,
 * what is missing for a promotion, and what one stood on. The end's own words (`endNote`) are staff's.
 */
export async function readProgress({ db }: Pick<ServiceContext, 'db'>, where: SQL) {
  const rows = await db
    .select({
      enrollment: programEnrollments,
      programName: programs.name,
      programSlug: programs.slug,
      programTimeZone: programs.timeZone,
      rule: programs.promotionRule,
    })
    .from(programEnrollments)
    .innerJoin(programs, eq(programs.id, programEnrollments.programId))
    .where(where)
    .orderBy(desc(programEnrollments.enrolledAt), asc(programEnrollments.id))
  const ids = rows.map((row) => row.enrollment.id)
  const sessions = await sessionPlaces(db, inArray(programEnrollments.id, ids)).orderBy(
    asc(activities.startsAt),
    asc(activities.id),
  )
  return rows.map(({ enrollment, rule, ...program }) => {
    const own = sessions.filter((session) => session.enrollmentId === enrollment.id)
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
      ...evidenceOf(rule, countPlaces(own.map((session) => session.place))),
      sessions: own,
    }
  })
}
