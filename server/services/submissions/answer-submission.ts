import { and, eq } from 'drizzle-orm'
import { DomainError } from '../../../domain/errors'
import type { MailKind } from '../../../domain/mail'
import {
  type AnswerSubmissionInput,
  type SubmissionAnswer,
  submissionStep,
} from '../../../domain/submissions'
import { activities, submissions, users } from '../../db/schema'
import { type ServiceContext, withTransaction } from '../context'
import { queueMail } from '../mail/queue-mail'
import { lockPeople } from '../users/lock-people'
import {
  recordSubmissionEvent,
  type Submission,
  type SubmissionState,
  stateOf,
} from './submission-state'

const MAIL_OF = {
  approve: 'deliverable-approved',
  request_changes: 'deliverable-changes-requested',
  reject: 'deliverable-rejected',
} as const satisfies Record<SubmissionAnswer, MailKind>

/**
 * Staff approve what was handed in, ask for changes or reject it, and its author is told by mail. Refuses NOT_FOUND;
 * OWN_SUBMISSION; SUBMISSION_ANSWERED with who did and when; CONFLICT where it was replaced since it was read.
 */
export const answerSubmission = (
  context: ServiceContext,
  { submissionId, version, answer, feedback }: AnswerSubmissionInput,
): Promise<SubmissionState> =>
  withTransaction(context, async (ctx) => {
    const { submission, dueAt } = await lockForReview(ctx, submissionId)
    const step = submissionStep(submission.status, answer)
    if ('refusal' in step) throw new DomainError(step.refusal, await whatHappened(ctx, submission))
    if (submission.version !== version)
      throw new DomainError('CONFLICT', { submissionId, version: submission.version })
    const [answered] = await ctx.db
      .update(submissions)
      .set({
        status: step.to,
        feedback,
        decidedBy: ctx.actor.id,
        decidedAt: ctx.now,
        version: version + 1,
      })
      .where(and(eq(submissions.id, submissionId), eq(submissions.version, version)))
      .returning()
    if (!answered) throw new DomainError('CONFLICT', { submissionId })
    await recordSubmissionEvent(ctx, answered, submission.status)
    await queueMail(ctx, {
      kind: MAIL_OF[answer],
      userId: answered.userId,
      key: `${MAIL_OF[answer]}:${submissionId}:${answered.version}`,
      data: { submissionId },
    })
    return stateOf(answered, dueAt)
  })

/** A person's submissions are locked by locking the person, as whoever hands in does. */
async function lockForReview(ctx: ServiceContext, submissionId: string) {
  const [owner] = await ctx.db
    .select({ userId: submissions.userId })
    .from(submissions)
    .where(eq(submissions.id, submissionId))
  if (!owner) throw new DomainError('NOT_FOUND', { submissionId })
  if (owner.userId === ctx.actor.id) throw new DomainError('OWN_SUBMISSION', { submissionId })
  await lockPeople(ctx, [owner.userId])
  const [found] = await ctx.db
    .select({ submission: submissions, dueAt: activities.endsAt })
    .from(submissions)
    .innerJoin(activities, eq(activities.id, submissions.activityId))
    .where(eq(submissions.id, submissionId))
  if (!found) throw new DomainError('NOT_FOUND', { submissionId })
  return found
}

async function whatHappened(
  { db }: ServiceContext,
  { id: submissionId, status, decidedBy, decidedAt }: Submission,
): Promise<DomainError['details']> {
  if (!decidedBy || !decidedAt) return { submissionId, status }
  const [by] = await db.select({ name: users.name }).from(users).where(eq(users.id, decidedBy))
  return {
    submissionId,
    status,
    decidedByName: by?.name ?? '',
    decidedAt: decidedAt.toISOString(),
  }
}
