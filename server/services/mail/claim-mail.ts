import { and, asc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { MINUTE } from '../../../domain/durations'
import { mailDeliveries } from '../../db/schema'
import type { Actor, ServiceContext } from '../context'

// Far above the patience of one attempt: whoever holds a mail longer than this is gone.
const LEASE = 5 * MINUTE

/** A mail this worker holds. `attempts` counts this one and tells its claim from any later one. */
export interface ClaimedMail {
  deliveryId: string
  mailId: string
  messageId: string
  attempts: number
}

/**
 * Takes up to `limit` mails that are due, the longest waiting first: nobody else gets them for five minutes. Those
 * of a worker that died are taken again after that. `host` is the right side of a Message-ID made here; one that
 * exists is kept.
 */
export async function claimMail(
  ctx: ServiceContext<Actor | null>,
  { limit, host }: { limit: number; host: string },
): Promise<ClaimedMail[]> {
  const due = ctx.db.$with('due').as(
    ctx.db
      .select({ id: mailDeliveries.id })
      .from(mailDeliveries)
      .where(
        and(
          inArray(mailDeliveries.status, ['pending', 'sending']),
          lte(mailDeliveries.nextAttemptAt, ctx.now),
          or(isNull(mailDeliveries.lockedUntil), lte(mailDeliveries.lockedUntil, ctx.now)),
        ),
      )
      .orderBy(asc(mailDeliveries.nextAttemptAt))
      .limit(limit)
      .for('update', { skipLocked: true }),
  )
  const claimed = await ctx.db
    .with(due)
    .update(mailDeliveries)
    .set({
      status: 'sending',
      lockedUntil: new Date(ctx.now.getTime() + LEASE),
      attempts: sql`${mailDeliveries.attempts} + 1`,
      messageId: sql`coalesce(${mailDeliveries.messageId}, '<' || ${mailDeliveries.mailId} || '@' || ${host}::text || '>')`,
    })
    .from(due)
    .where(eq(mailDeliveries.id, due.id))
    .returning({
      deliveryId: mailDeliveries.id,
      mailId: mailDeliveries.mailId,
      messageId: mailDeliveries.messageId,
      attempts: mailDeliveries.attempts,
    })
  return claimed.map((row) => ({ ...row, messageId: row.messageId ?? '' }))
}
