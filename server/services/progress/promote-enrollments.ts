import { inArray, sql } from 'drizzle-orm'
import type { PromoteInput } from '../../../domain/enrollments'
import type { PromotionFigures } from '../../../domain/promotion'
import { attendanceRate, countedSessions } from '../../../domain/rate'
import { programEnrollments } from '../../db/schema'
import { type ServiceContext, withTransaction } from '../context'
import { notBeforeEnrolled, type StepResult, takeStep } from '../enrollments/take-step'
import { queueMail } from '../mail/queue-mail'
import { type Evidence, readEvidence } from './read-evidence'

/**
 * Guests become members, each for itself, and are told by mail what earned it; the figures stay with the enrollment.
 * Gives what became of each; one who is a member already is `already`, and nothing happens. Refuses one with
 * NOT_FOUND, CONFLICT, ALREADY_COMPLETED, ALREADY_DROPPED, and PROMOTION_RULE_NOT_MET unless `despiteRule`.
 */
export const promoteEnrollments = (
  context: ServiceContext,
  { enrollments, despiteRule }: PromoteInput,
): Promise<StepResult[]> =>
  withTransaction(context, async (ctx) => {
    let evidence = new Map<string, Evidence>()
    const { results, taken } = await takeStep(ctx, {
      action: 'promote',
      enrollments,
      refuse: async (going) => {
        const ids = going.map((row) => row.enrollmentId)
        evidence = await readEvidence(ctx, inArray(programEnrollments.id, ids))
        const unmet = ids.filter((id) => !despiteRule && !evidence.get(id)?.evaluation.met)
        return new Map(unmet.map((id) => [id, 'PROMOTION_RULE_NOT_MET']))
      },
      set: () => ({
        promotedAt: notBeforeEnrolled(ctx.now),
        metadata: withFigures(evidence),
      }),
    })
    for (const { enrollmentId, userId, version } of taken)
      await queueMail(ctx, {
        kind: 'promoted',
        userId,
        key: `promoted:${enrollmentId}:${version}`,
        data: { enrollmentId, ...figuresOf(evidence.get(enrollmentId)) },
      })
    return results
  })

function figuresOf(evidence: Evidence | undefined): PromotionFigures {
  if (!evidence) throw new Error('A promotion without evidence.')
  const { counts } = evidence
  return {
    present: counts.present,
    counted: countedSessions(counts),
    rate: attendanceRate(counts),
  }
}

/** One value for all rows of the statement: each takes its own figures out of it. */
function withFigures(evidence: ReadonlyMap<string, Evidence>) {
  const figures = JSON.stringify(
    Object.fromEntries([...evidence].map(([id, each]) => [id, { promotion: figuresOf(each) }])),
  )
  return sql`${programEnrollments.metadata} || (${figures}::jsonb -> ${programEnrollments.id}::text)`
}
