import type { MailData, MailKind } from '../../../domain/mail'
import { inChunks } from '../../db/in-chunks'
import { mailDeliveries, mailOutbox } from '../../db/schema'
import type { Actor, ServiceContext } from '../context'

/** A mail of any kind, with the data of that kind. */
export type QueuedMail = {
  [K in MailKind]: { kind: K; userId: string; key: string; data: MailData<K> }
}[MailKind]

/**
 * Owes `userId` a mail, in the caller's transaction: no commit, no mail. `key` names the event
 * (`rejected:APPLICATION:VERSION`); the same key again does nothing, whatever else it brings.
 */
export async function queueMail(
  ctx: ServiceContext<Actor | null>,
  mail: QueuedMail,
): Promise<void> {
  await queueMails(ctx, [mail])
}

/** As `queueMail`, for many at once; gives how many are new. */
export async function queueMails(
  ctx: ServiceContext<Actor | null>,
  mails: readonly QueuedMail[],
): Promise<number> {
  const queued = await inChunks(mails, (chunk) =>
    ctx.db
      .insert(mailOutbox)
      .values(chunk.map((mail) => ({ ...mail, createdAt: ctx.now })))
      .onConflictDoNothing({ target: mailOutbox.key })
      .returning({ mailId: mailOutbox.id }),
  )
  await inChunks(queued, (chunk) =>
    ctx.db
      .insert(mailDeliveries)
      .values(chunk.map(({ mailId }) => ({ mailId, nextAttemptAt: ctx.now })))
      .returning({ mailId: mailDeliveries.mailId }),
  )
  return queued.length
}
