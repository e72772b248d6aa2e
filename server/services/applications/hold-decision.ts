import { sql } from 'drizzle-orm'
import type { DecisionInput, SeenHold } from '../../../domain/applications'
import { heldDecisions } from '../../db/schema'
import { type ServiceContext, withTransaction } from '../context'
import { requireNotHeldByOthers } from './holds'
import { lockForReview } from './lock-application'
import { requireDecidable, verdictOf } from './require-decidable'

/**
 * Keeps a decision until it is released; the applicant sees nothing of it. One's own earlier hold, and a voided one, is
 * replaced. Refuses what a decision refuses: NOT_FOUND, OWN_APPLICATION, ALREADY_DECIDED, APPLICATION_WITHDRAWN,
 * CONFLICT, INVALID_INPUT; and ALREADY_HELD with who holds what.
 */
export const holdDecision = (context: ServiceContext, input: DecisionInput): Promise<SeenHold> =>
  withTransaction(context, async (ctx) => {
    const { applicationId, version } = input
    const application = await lockForReview(ctx, applicationId)
    const verdict = verdictOf(input)
    await requireDecidable(ctx, application, version, verdict)
    await requireNotHeldByOthers(ctx, applicationId)
    const values = {
      ...verdict,
      decidedBy: ctx.actor.id,
      heldAt: ctx.now,
      applicationVersion: version,
      voidedAt: null,
    }
    const [held] = await ctx.db
      .insert(heldDecisions)
      .values({ ...values, applicationId })
      .onConflictDoUpdate({
        target: heldDecisions.applicationId,
        set: { ...values, version: sql`${heldDecisions.version} + 1` },
      })
      .returning({ holdId: heldDecisions.id, holdVersion: heldDecisions.version })
    if (!held) throw new Error('The decision was not stored.')
    return { applicationId, ...held }
  })
