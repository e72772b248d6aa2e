import type { CompleteInput } from '../../../domain/enrollments'
import { type ServiceContext, withTransaction } from '../context'
import { queueMail } from '../mail/queue-mail'
import { notBeforeEnrolled, type StepResult, takeStep } from './take-step'

/**
 * Members have completed their program, each for itself, and are told by mail. Gives what became of each; refuses
 * one with NOT_FOUND, CONFLICT, NOT_PROMOTED, ALREADY_COMPLETED or ALREADY_DROPPED.
 */
export const completeEnrollments = (
  context: ServiceContext,
  { enrollments }: CompleteInput,
): Promise<StepResult[]> =>
  withTransaction(context, async (ctx) => {
    const { results, taken } = await takeStep(ctx, {
      action: 'complete',
      enrollments,
      set: () => ({ completedAt: notBeforeEnrolled(ctx.now) }),
    })
    for (const { enrollmentId, userId, version } of taken)
      await queueMail(ctx, {
        kind: 'completed',
        userId,
        key: `completed:${enrollmentId}:${version}`,
        data: { enrollmentId },
      })
    return results
  })
