import type { SeenHold } from '../../../domain/applications'
import { DomainError, type ErrorCode } from '../../../domain/errors'
import { logError } from '../../log'
import { lockSeenHold } from '../applications/holds'
import { lockForReview } from '../applications/lock-application'
import { requireUndecided } from '../applications/require-decidable'
import { type ServiceContext, withTransaction } from '../context'
import { carryOutDecision, type DecidedApplication } from './carry-out-decision'

export type ReleaseResult =
  | { outcome: 'released'; applicationId: string; application: DecidedApplication }
  | {
      outcome: 'refused'
      applicationId: string
      code: ErrorCode | 'UNKNOWN'
      details: DomainError['details']
    }

/**
 * Carries out held decisions as they were seen, each in a transaction of its own, and says what came of each: one that
 * is refused (HOLD_GONE, ALREADY_DECIDED, RUNNING_COHORT, ...) keeps nobody else waiting. The decision is its author's;
 * the history names the signed-in person, who released it.
 */
export async function releaseDecisions(
  ctx: ServiceContext,
  { holds }: { holds: readonly SeenHold[] },
): Promise<ReleaseResult[]> {
  const results: ReleaseResult[] = []
  const once = new Map(holds.map((hold) => [hold.applicationId, hold]))
  for (const hold of once.values()) results.push(await release(ctx, hold))
  return results
}

async function release(context: ServiceContext, seen: SeenHold): Promise<ReleaseResult> {
  const { applicationId } = seen
  try {
    const application = await withTransaction(context, (ctx) => releaseOne(ctx, seen))
    return { outcome: 'released', applicationId, application }
  } catch (error) {
    if (error instanceof DomainError)
      return { outcome: 'refused', applicationId, code: error.code, details: error.details }
    logError('a held decision could not be released', error, { applicationId })
    return { outcome: 'refused', applicationId, code: 'UNKNOWN', details: {} }
  }
}

async function releaseOne(ctx: ServiceContext, seen: SeenHold): Promise<DecidedApplication> {
  const application = await lockForReview(ctx, seen.applicationId)
  // Whoever released it before, or decided after it was undone, is what the releaser has to know.
  await requireUndecided(ctx, application, 'reject')
  const hold = await lockSeenHold(ctx, seen)
  if (hold.voidedAt) throw new DomainError('HOLD_GONE', { applicationId: application.id })
  return carryOutDecision(ctx, application, {
    version: hold.applicationVersion,
    verdict: hold,
    decidedBy: hold.decidedBy,
  })
}
