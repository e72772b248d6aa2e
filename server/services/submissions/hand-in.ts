import { and, eq, inArray, ne } from 'drizzle-orm'
import { DomainError } from '../../../domain/errors'
import { type HandInInput, submissionStep } from '../../../domain/submissions'
import { activities, programActivities, programEnrollments, submissions } from '../../db/schema'
import { type ServiceContext, withTransaction } from '../context'
import { lockPeople } from '../users/lock-people'
import {
  recordSubmissionEvent,
  type Submission,
  type SubmissionState,
  stateOf,
} from './submission-state'

/**
 * The signed-in person hands in a deliverable of a program they take part in, or replaces what they handed in before,
 * until it is approved; also after the due instant. The same again changes nothing. Refuses NOT_FOUND, NOT_ENROLLED,
 * NOT_A_DELIVERABLE, DELIVERABLE_CANCELLED, SUBMISSION_APPROVED, and CONFLICT where what stands there is not `version`.
 */
export const handIn = (context: ServiceContext, input: HandInInput): Promise<SubmissionState> =>
  withTransaction(context, async (ctx) => {
    // Whoever ends an enrollment holds the person's row too.
    await lockPeople(ctx, [ctx.actor.id])
    const { endsAt } = await requireOpenDeliverable(ctx, input.activityId)
    const current = await findOwn(ctx, input.activityId)
    if (current && isRepeat(current, input)) return stateOf(current, endsAt)
    const step = submissionStep(current?.status ?? null, 'hand_in')
    if ('refusal' in step) throw new DomainError(step.refusal, { activityId: input.activityId })
    if ((current?.version ?? null) !== input.version)
      throw new DomainError('CONFLICT', { version: current?.version ?? 0 })
    const written = await write(ctx, input, current)
    await recordSubmissionEvent(ctx, written, current?.status ?? null)
    return stateOf(written, endsAt)
  })

/** A second tap, or an answer that got lost on its way: it stands there already. */
const isRepeat = (current: Submission, { link, body, version }: HandInInput): boolean =>
  current.status === 'submitted' &&
  current.link === link &&
  current.body === body &&
  (current.version === version || current.version === (version ?? 0) + 1)

async function requireOpenDeliverable({ db, actor }: ServiceContext, activityId: string) {
  const [activity] = await db
    .select()
    .from(activities)
    .where(and(eq(activities.id, activityId), ne(activities.status, 'draft')))
  if (!activity) throw new DomainError('NOT_FOUND', { activityId })
  const [place] = await db
    .select({ id: programEnrollments.id })
    .from(programActivities)
    .innerJoin(
      programEnrollments,
      and(
        eq(programEnrollments.programId, programActivities.programId),
        eq(programEnrollments.userId, actor.id),
        inArray(programEnrollments.enrollmentStatus, ['guest', 'active']),
      ),
    )
    .where(eq(programActivities.activityId, activityId))
    .limit(1)
  if (!place) throw new DomainError('NOT_ENROLLED', { activityId })
  if (activity.kind !== 'deliverable') throw new DomainError('NOT_A_DELIVERABLE', { activityId })
  if (activity.status === 'cancelled')
    throw new DomainError('DELIVERABLE_CANCELLED', { activityId })
  return activity
}

async function findOwn({ db, actor }: ServiceContext, activityId: string) {
  const [found] = await db
    .select()
    .from(submissions)
    .where(and(eq(submissions.userId, actor.id), eq(submissions.activityId, activityId)))
  return found ?? null
}

/** What was answered before stays in sight until the next answer. */
async function write(
  { db, actor, now }: ServiceContext,
  { activityId, link, body }: HandInInput,
  current: Submission | null,
): Promise<Submission> {
  const content = { link, body, status: 'submitted' as const, submittedAt: now }
  const [written] = current
    ? await db
        .update(submissions)
        .set({ ...content, version: current.version + 1 })
        .where(and(eq(submissions.id, current.id), eq(submissions.version, current.version)))
        .returning()
    : await db
        .insert(submissions)
        .values({ ...content, userId: actor.id, activityId })
        .returning()
  if (!written) throw new DomainError('CONFLICT', { activityId })
  return written
}
