import { eq, type SQL } from 'drizzle-orm'
import { completePromotionRule, type PromotionRule } from '../../../domain/programs'
import { evaluatePromotion, type PromotionEvaluation } from '../../../domain/promotion'
import { countPlaces, type SessionCounts } from '../../../domain/rate'
import { programEnrollments, programs } from '../../db/schema'
import type { ServiceContext } from '../context'
import { countSessions } from './session-places'

/** How an enrollment stands against its program's rule. */
export interface Evidence {
  rule: PromotionRule
  counts: SessionCounts
  evaluation: PromotionEvaluation
}

// Handing in deliverables does not exist yet; until it does, no program asks for any.
const NO_DELIVERABLES = { requiredDeliverables: 0, approvedDeliverables: 0 }

export function evidenceOf(storedRule: Partial<PromotionRule>, counts: SessionCounts): Evidence {
  const rule = completePromotionRule(storedRule)
  const evaluation = evaluatePromotion(rule, { ...counts, ...NO_DELIVERABLES })
  return { rule, counts, evaluation }
}

/** The evidence of the enrollments in `where`, by enrollment; the same two statements however many there are. */
export async function readEvidence(
  ctx: Pick<ServiceContext, 'db'>,
  where: SQL | undefined,
): Promise<Map<string, Evidence>> {
  const rows = await ctx.db
    .select({ id: programEnrollments.id, rule: programs.promotionRule })
    .from(programEnrollments)
    .innerJoin(programs, eq(programs.id, programEnrollments.programId))
    .where(where)
  const counts = await countSessions(ctx, where)
  return new Map(
    rows.map(({ id, rule }) => [id, evidenceOf(rule, counts.get(id) ?? countPlaces([]))]),
  )
}
