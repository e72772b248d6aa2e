import { z } from 'zod'
import type { PromotionRule } from './programs'
import { attendanceRate, type SessionCounts } from './rate'

/** What of an enrollment the rule looks at. */
export interface PromotionCounts extends Pick<SessionCounts, 'present' | 'absent'> {
  requiredDeliverables: number
  approvedDeliverables: number
}

export interface PromotionEvaluation {
  met: boolean
  /** 0 to 1; null = no figure, which does not meet any rule. */
  rate: number | null
  /** Counted sessions still to attend. */
  missingPresent: number
  rateReached: boolean
  missingDeliverables: number
}

/** Whether a guest with `counts` may become a member under `rule`, and what is missing. */
export function evaluatePromotion(
  rule: PromotionRule,
  counts: PromotionCounts,
): PromotionEvaluation {
  const rate = attendanceRate(counts)
  const missingPresent = Math.max(0, rule.minPresent - counts.present)
  const rateReached = rate !== null && rate >= rule.minRate
  const missingDeliverables = Math.max(0, counts.requiredDeliverables - counts.approvedDeliverables)
  const met = missingPresent === 0 && rateReached && missingDeliverables === 0
  return { met, rate, missingPresent, rateReached, missingDeliverables }
}

/** What a promotion stood on, on its day: sessions present, sessions that counted, the rate (0 to 1, null = no figure). */
export const promotionFigures = z.object({
  present: z.int().min(0),
  counted: z.int().min(0),
  rate: z.number().min(0).max(1).nullable(),
})
export type PromotionFigures = z.infer<typeof promotionFigures>
