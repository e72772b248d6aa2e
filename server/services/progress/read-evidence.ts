import { eq, type SQL } from 'drizzle-orm'
import { completePromotionRule, type PromotionRule, programHorizon } from '../../../domain/programs'
import { evaluatePromotion, type PromotionEvaluation } from '../../../domain/promotion'
import type { SessionCounts } from '../../../domain/rate'
import { type Reach, reachOf } from '../../../domain/reach'
import { programEnrollments, programs } from '../../db/schema'
import type { ServiceContext } from '../context'
import { countDeliverables, type DeliverableCounts } from '../submissions/read-deliverables'
import { countSessions, NO_SESSIONS } from './session-places'

/** How an enrollment stands against its program's rule, and what of it is still within reach (null once it has ended). */
export interface Evidence {
  rule: PromotionRule
  counts: SessionCounts
  deliverables: DeliverableCounts
  evaluation: PromotionEvaluation
  reach: Reach | null
}

/**
 * The evidence of the enrollments in `where`, by enrollment; the same three statements however many there are. Whoever
 * shows a rate, or what is missing, reads it here.
 */
export async function readEvidence(
  ctx: Pick<ServiceContext, 'db' | 'now'>,
  where: SQL | undefined,
): Promise<Map<string, Evidence>> {
  const rows = await ctx.db
    .select({
      id: programEnrollments.id,
      status: programEnrollments.enrollmentStatus,
      rule: programs.promotionRule,
      programType: programs.programType,
      endDate: programs.endDate,
    })
    .from(programEnrollments)
    .innerJoin(programs, eq(programs.id, programEnrollments.programId))
    .where(where)
  const sessions = await countSessions(ctx, where)
  const deliverables = await countDeliverables(ctx, where)
  return new Map(
    rows.map((row): [string, Evidence] => {
      const rule = completePromotionRule(row.rule)
      const { counts, upcoming, awaiting } = sessions.get(row.id) ?? NO_SESSIONS
      const asked = deliverables.get(row.id) ?? { requiredDeliverables: 0, approvedDeliverables: 0 }
      const runs = row.status === 'guest' || row.status === 'active'
      const horizon = programHorizon(row, ctx.now)
      return [
        row.id,
        {
          rule,
          counts,
          deliverables: asked,
          evaluation: evaluatePromotion(rule, { ...counts, ...asked }),
          reach: runs ? reachOf(rule, { ...counts, upcoming, awaiting, horizon }) : null,
        },
      ]
    }),
  )
}
