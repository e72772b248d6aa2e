import { and, asc, eq, ne, type SQL, sql } from 'drizzle-orm'
import { fold } from '../../../domain/people'
import {
  isLate,
  SUBMISSION_STATUSES,
  type SubmissionQueueInput,
  type SubmissionStatus,
} from '../../../domain/submissions'
import { folded } from '../../db/folded'
import { activities, programActivities, programs, submissions, users } from '../../db/schema'
import type { ServiceContext } from '../context'

/** As much of the text as a row of the list shows. */
const EXCERPT = 280

/**
 * A page of what was handed in, whoever waits longest first, where the next page begins (null after the last), and how
 * many match in each status. The reviewer's own is left out: nobody answers it but others.
 */
export async function listSubmissions(ctx: ServiceContext, input: SubmissionQueueInput) {
  const { status, after, limit } = input
  const matching = matches(ctx, input)
  const rows = await ctx.db
    .select({
      id: submissions.id,
      version: submissions.version,
      status: submissions.status,
      link: submissions.link,
      excerpt: sql<string | null>`left(${submissions.body}, ${EXCERPT})`,
      submittedAt: submissions.submittedAt,
      decidedAt: submissions.decidedAt,
      userId: users.id,
      name: users.name,
      avatarUrl: users.avatarUrl,
      activityId: activities.id,
      title: activities.title,
      dueAt: activities.endsAt,
      timeZone: activities.timeZone,
      programNames: programNames(),
    })
    .from(submissions)
    .innerJoin(users, eq(users.id, submissions.userId))
    .innerJoin(activities, eq(activities.id, submissions.activityId))
    .where(
      and(
        matching,
        status && eq(submissions.status, status),
        after &&
          sql`(${submissions.submittedAt}, ${submissions.id}) > (${after.submittedAt.toISOString()}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(asc(submissions.submittedAt), asc(submissions.id))
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    submissions: page.map((row) => ({ ...row, isLate: isLate(row.submittedAt, row.dueAt) })),
    next: rows.length > limit && last ? { submittedAt: last.submittedAt, id: last.id } : null,
    counts: await countByStatus(ctx, matching),
  }
}

/** The programs of the activity of the row, by name. */
export const programNames = (): SQL<string[]> =>
  sql<
    string[]
  >`array(select ${programs.name} from ${programActivities} inner join ${programs} on ${programs.id} = ${programActivities.programId} where ${programActivities.activityId} = ${activities.id} order by ${programs.name})`

/** All filters but the status, by which the counts are divided. */
function matches({ actor }: ServiceContext, input: SubmissionQueueInput): SQL | undefined {
  const { programId, activityId, search } = input
  const words = fold(search ?? '')
    .split(/\s+/)
    .filter(Boolean)
  const text = folded(sql`concat_ws(' ', ${users.name}, ${users.email}, ${activities.title})`)
  return and(
    ne(submissions.userId, actor.id),
    activityId ? eq(submissions.activityId, activityId) : undefined,
    programId
      ? sql`exists (select from ${programActivities} where ${programActivities.activityId} = ${submissions.activityId} and ${programActivities.programId} = ${programId})`
      : undefined,
    ...words.map((word) => sql`strpos(${text}, ${word}) > 0`),
  )
}

async function countByStatus({ db }: ServiceContext, matching: SQL | undefined) {
  const counted = await db
    .select({ status: submissions.status, count: sql<number>`count(*)::int` })
    .from(submissions)
    .innerJoin(users, eq(users.id, submissions.userId))
    .innerJoin(activities, eq(activities.id, submissions.activityId))
    .where(matching)
    .groupBy(submissions.status)
  const counts: Record<SubmissionStatus, number> = {
    submitted: 0,
    changes_requested: 0,
    approved: 0,
    rejected: 0,
  }
  for (const status of SUBMISSION_STATUSES)
    counts[status] = counted.find((row) => row.status === status)?.count ?? 0
  return counts
}
