import { and, asc, eq, ne, type SQL, sql } from 'drizzle-orm'
import { isLate } from '../../../domain/submissions'
import { activities, programActivities, programEnrollments, submissions } from '../../db/schema'
import type { ServiceContext } from '../context'

type Context = Pick<ServiceContext, 'db'>

const isOfPerson = and(
  eq(submissions.activityId, activities.id),
  eq(submissions.userId, programEnrollments.userId),
)
const isDeliverable = and(
  eq(activities.id, programActivities.activityId),
  eq(activities.kind, 'deliverable'),
  ne(activities.status, 'draft'),
)

/**
 * Every deliverable (drafts apart) of the programs of the enrollments in `where`, a row for each of the two, in the
 * order of the program, with what the person handed in and what was answered; `submission` null = nothing.
 */
export async function readDeliverables({ db }: Context, where: SQL | undefined) {
  const rows = await db
    .select({
      enrollmentId: programEnrollments.id,
      activityId: activities.id,
      title: activities.title,
      description: activities.description,
      activityStatus: activities.status,
      dueAt: activities.endsAt,
      timeZone: activities.timeZone,
      isRequired: programActivities.isRequired,
      submission: {
        submissionId: submissions.id,
        version: submissions.version,
        status: submissions.status,
        link: submissions.link,
        body: submissions.body,
        submittedAt: submissions.submittedAt,
        feedback: submissions.feedback,
        decidedAt: submissions.decidedAt,
      },
    })
    .from(programEnrollments)
    .innerJoin(programActivities, eq(programActivities.programId, programEnrollments.programId))
    .innerJoin(activities, isDeliverable)
    .leftJoin(submissions, isOfPerson)
    .where(where)
    .orderBy(asc(programActivities.orderIndex), asc(activities.endsAt), asc(activities.id))
  return rows.map(({ submission, ...row }) => ({
    ...row,
    submission: submission && {
      ...submission,
      isLate: isLate(submission.submittedAt, row.dueAt),
    },
  }))
}

/** How many required deliverables an enrollment's program has, and how many of them the person has approved. */
export interface DeliverableCounts {
  requiredDeliverables: number
  approvedDeliverables: number
}

/** The counts of the enrollments in `where`, by enrollment, in one statement. Without deliverables: not in the map. */
export async function countDeliverables(
  { db }: Context,
  where: SQL | undefined,
): Promise<Map<string, DeliverableCounts>> {
  const rows = await db
    .select({
      enrollmentId: programEnrollments.id,
      requiredDeliverables: sql<number>`count(*)::int`,
      approvedDeliverables: sql<number>`(count(*) filter (where ${submissions.status} = 'approved'))::int`,
    })
    .from(programEnrollments)
    .innerJoin(
      programActivities,
      and(
        eq(programActivities.programId, programEnrollments.programId),
        eq(programActivities.isRequired, true),
      ),
    )
    .innerJoin(activities, and(isDeliverable, ne(activities.status, 'cancelled')))
    .leftJoin(submissions, isOfPerson)
    .where(where)
    .groupBy(programEnrollments.id)
  return new Map(rows.map(({ enrollmentId, ...counts }) => [enrollmentId, counts]))
}
