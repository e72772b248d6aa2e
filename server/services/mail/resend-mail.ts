import { and, eq, inArray } from 'drizzle-orm'
import type { ResendMailInput } from '../../../domain/mail'
import { mailDeliveries } from '../../db/schema'
import type { ServiceContext } from '../context'

/**
 * Makes dead mails due again, with all their attempts and under the Message-ID they had. What is not dead (any
 * more) is left alone. Gives how many were.
 */
export async function resendMail(
  ctx: ServiceContext,
  { mailIds }: ResendMailInput,
): Promise<{ resent: number }> {
  const resent = await ctx.db
    .update(mailDeliveries)
    .set({ status: 'pending', attempts: 0, nextAttemptAt: ctx.now, lastError: null })
    .where(and(inArray(mailDeliveries.mailId, mailIds), eq(mailDeliveries.status, 'dead')))
    .returning({ id: mailDeliveries.id })
  return { resent: resent.length }
}
