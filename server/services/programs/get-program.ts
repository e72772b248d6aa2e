import { eq } from 'drizzle-orm'
import { DomainError } from '../../../domain/errors'
import { programForm } from '../../../domain/program-forms'
import { programState, takesApplications } from '../../../domain/programs'
import { rejectionReasonsOf } from '../../../domain/rejection-reasons'
import { SEED_PROGRAMS } from '../../../domain/seed-programs'
import { activities, programActivities, programs } from '../../db/schema'
import { activityColumns, hasMarks } from '../activities/activity-columns'
import { activityOrder } from '../activities/activity-order'
import type { ServiceContext } from '../context'

/**
 * One program for staff: its form (days of its time zone), its state, the reasons in use, and its activities in their
 * order. NOT_FOUND.
 */
export async function getProgram(
  { db, now }: Pick<ServiceContext, 'db' | 'now'>,
  { programId }: { programId: string },
) {
  const [program] = await db.select().from(programs).where(eq(programs.id, programId))
  if (!program) throw new DomainError('NOT_FOUND', { programId })
  const rows = await db
    .select({ ...activityColumns, isRequired: programActivities.isRequired, hasMarks })
    .from(programActivities)
    .innerJoin(activities, eq(activities.id, programActivities.activityId))
    .where(eq(programActivities.programId, programId))
    .orderBy(...activityOrder)
  const { id, slug, isActive, startDate, endDate } = program
  return {
    id,
    slug,
    isActive,
    startDate,
    endDate,
    form: programForm(program),
    state: programState(program, now),
    takesApplications: takesApplications(program, now),
    isSeed: SEED_PROGRAMS.some((seed) => seed.slug === slug),
    reasonsInUse: rejectionReasonsOf(program),
    activities: rows,
  }
}
