import { and, eq } from 'drizzle-orm'
import { MAX_MAIL_ATTEMPTS, retryDelay } from '../../../domain/mail'
import { mailDeliveries } from '../../db/schema'
import type { Actor, ServiceContext } from '../context'
import type { ClaimedMail } from './claim-mail'

type Context = ServiceContext<Actor | null>

/** Only while the claim holds: who took the mail over after five minutes has the say. */
const held = ({ deliveryId, attempts }: ClaimedMail) =>
  and(
    eq(mailDeliveries.id, deliveryId),
    eq(mailDeliveries.status, 'sending'),
    eq(mailDeliveries.attempts, attempts),
  )

/** Notes that the mail server accepted a claimed mail. */
export async function recordSent(ctx: Context, claim: ClaimedMail): Promise<void> {
  await ctx.db
    .update(mailDeliveries)
    .set({ status: 'sent', sentAt: ctx.now, lockedUntil: null, lastError: null })
    .where(held(claim))
}

/**
 * Notes that a claimed mail was not sent, and why (`code`, no personal data): it is due again after a pause, or dead
 * when it is `permanent` or was the last attempt.
 */
export async function recordFailure(
  ctx: Context,
  claim: ClaimedMail,
  { code, permanent }: { code: string; permanent: boolean },
): Promise<void> {
  const gaveUp = permanent || claim.attempts >= MAX_MAIL_ATTEMPTS
  await ctx.db
    .update(mailDeliveries)
    .set({
      status: gaveUp ? 'dead' : 'pending',
      nextAttemptAt: new Date(ctx.now.getTime() + retryDelay(claim.attempts)),
      lockedUntil: null,
      lastError: code,
    })
    .where(held(claim))
}
