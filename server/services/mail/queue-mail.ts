import type { MailData, MailKind } from '../../../domain/mail'
import { mailDeliveries, mailOutbox } from '../../db/schema'
import type { Actor, ServiceContext } from '../context'

/** A mail of any kind, with the data of that kind. */
type QueuedMail = {
  [K in MailKind]: { kind: K; userId: string; key: string; data: MailData<K> }
}[MailKind]

/**
 * Owes `userId` a mail, in the caller's transaction: no commit, no mail. `key` names the event
 * (`rejected:APPLICATION:VERSION`); the same key again does nothing, whatever else it brings.
 */
export async function queueMail(
  ctx: ServiceContext<Actor | null>,
  { kind, userId, key, data }: QueuedMail,
): Promise<void> {
  const [queued] = await ctx.db
    .insert(mailOutbox)
    .values({ kind, userId, key, data, createdAt: ctx.now })
    .onConflictDoNothing({ target: mailOutbox.key })
    .returning({ id: mailOutbox.id })
  if (!queued) return
  await ctx.db.insert(mailDeliveries).values({ mailId: queued.id, nextAttemptAt: ctx.now })
}
