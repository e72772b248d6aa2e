import type { DecisionInput } from '../../../domain/applications'
import { requireNotHeldByOthers } from '../applications/holds'
import { lockForReview } from '../applications/lock-application'
import { verdictOf } from '../applications/require-decidable'
import { type ServiceContext, withTransaction } from '../context'
import { carryOutDecision, type DecidedApplication } from './carry-out-decision'

/**
 * Decides an application as it was read (`version`), as the signed-in reviewer, in one transaction. Of several at once
 * one wins. Refuses: NOT_FOUND, OWN_APPLICATION, ALREADY_DECIDED (who, what, when), APPLICATION_WITHDRAWN, CONFLICT (it
 * was edited), ALREADY_HELD (who, what), INVALID_INPUT, and for an approval PERSON_SUSPENDED, PROGRAM_CLOSED,
 * ALREADY_ENROLLED, ALREADY_COMPLETED, RUNNING_COHORT (with the earlier place).
 */
export const decideApplication = (
  context: ServiceContext,
  input: DecisionInput,
): Promise<DecidedApplication> =>
  withTransaction(context, async (ctx) => {
    const application = await lockForReview(ctx, input.applicationId)
    await requireNotHeldByOthers(ctx, application.id)
    return carryOutDecision(ctx, application, {
      version: input.version,
      verdict: verdictOf(input),
      decidedBy: ctx.actor.id,
    })
  })
