import { asc, desc, eq, inArray, type SQL } from 'drizzle-orm'
import { enrollmentNotes } from '../../../domain/enrollments'
import { activities, applications, programEnrollments, programs } from '../../db/schema'
import type { ServiceContext } from '../context'
import { readDeliverables } from '../submissions/read-deliverables'
import { readEvidence } from './read-evidence'
import { sessionPlaces } from './session-places'

/**
 * The enrollments in `where` as their own people see them, newest first: the program, the goal, the rate and what is
 * missing, what a promotion stood on, the next session (it is on, or is the first to come), all sessions with what each
 * counts as and why, and the deliverables. Nothing of staff's words but the answers to what was handed in.
 */
export async function readStandings(
  ctx: Pick<ServiceContext, 'db' | 'now'>,
  where: SQL | undefined,
) {
  const rows = await ctx.db
    .select({
      enrollmentId: programEnrollments.id,
      status: programEnrollments.enrollmentStatus,
      enrolledAt: programEnrollments.enrolledAt,
      promotedAt: programEnrollments.promotedAt,
      completedAt: programEnrollments.completedAt,
      endedAt: programEnrollments.endedAt,
      metadata: programEnrollments.metadata,
      /** In the person's own words, when they applied. */
      goal: applications.goal,
      program: {
        id: programs.id,
        slug: programs.slug,
        name: programs.name,
        description: programs.description,
        programType: programs.programType,
        startDate: programs.startDate,
        endDate: programs.endDate,
        timeZone: programs.timeZone,
        accent: programs.accent,
        showsPeople: programs.showsPeople,
      },
    })
    .from(programEnrollments)
    .innerJoin(programs, eq(programs.id, programEnrollments.programId))
    .leftJoin(applications, eq(applications.id, programEnrollments.applicationId))
    .where(where)
    .orderBy(desc(programEnrollments.enrolledAt), asc(programEnrollments.id))
  const those = inArray(
    programEnrollments.id,
    rows.map((row) => row.enrollmentId),
  )
  const evidence = await readEvidence(ctx, those)
  const sessions = await sessionPlaces(ctx, those).orderBy(
    asc(activities.startsAt),
    asc(activities.id),
  )
  const deliverables = await readDeliverables(ctx, those)
  return rows.flatMap(({ metadata, ...row }) => {
    const stands = evidence.get(row.enrollmentId)
    // Deleted between the statements.
    if (!stands) return []
    const isOwn = (of: { enrollmentId: string }) => of.enrollmentId === row.enrollmentId
    const timeline = sessions.filter(isOwn)
    const isAhead = (session: (typeof timeline)[number]) =>
      session.endsAt > ctx.now && session.status === 'scheduled'
    const { deliverables: deliverableCounts, ...standing } = stands
    return {
      ...row,
      promotion: enrollmentNotes.parse(metadata).promotion,
      ...standing,
      deliverableCounts,
      nextSession: stands.reach ? (timeline.find(isAhead) ?? null) : null,
      sessions: timeline,
      deliverables: deliverables.filter(isOwn),
    }
  })
}
