import { and, desc, eq, lt, notInArray, sql } from 'drizzle-orm'
import { HOUR, MINUTE } from '../../domain/durations'
import { MAX_MAIL_ATTEMPTS } from '../../domain/mail'
import { DEMO_PEOPLE } from '../auth/demo-people'
import { mailDeliveries, mailOutbox, users } from '../db/schema'
import { before, type Demo } from './demo-steps'

/**
 * Lets the mails the demo owes have left when they were owed, but for a few: one that is being sent, one that waits
 * for another attempt, three that were given up. The latest ones stay due, so that the app itself sends them.
 */
export async function seedDeliveries(demo: Demo): Promise<void> {
  const { db, now } = demo
  await db
    .update(mailDeliveries)
    .set({
      status: 'sent',
      attempts: 1,
      sentAt: sql`${mailDeliveries.nextAttemptAt} + interval '4 seconds'`,
      messageId: sql`'<' || ${mailDeliveries.mailId} || '@localhost>'`,
    })
    .where(lt(mailDeliveries.nextAttemptAt, before(demo, 2, '00:00')))
  const dead = [
    ['approved-guest', 'SMTP_550', 30 * HOUR],
    ['rejected', 'SMTP_550', 52 * HOUR],
    ['promoted', 'ETIMEDOUT', 20 * HOUR],
  ] as const
  for (const [kind, lastError, ago] of dead)
    await deliverAgain(demo, kind, {
      status: 'dead',
      attempts: lastError === 'SMTP_550' ? 1 : MAX_MAIL_ATTEMPTS,
      lastError,
      updatedAt: new Date(now.getTime() - ago),
    })
  await deliverAgain(demo, 'approved-member', {
    status: 'pending',
    attempts: 3,
    lastError: 'SMTP_451',
    nextAttemptAt: new Date(now.getTime() + 40 * MINUTE),
  })
  await deliverAgain(demo, 'changes-requested', {
    status: 'sending',
    attempts: 1,
    nextAttemptAt: now,
    lockedUntil: new Date(now.getTime() + 5 * MINUTE),
  })
}

/** Gives the latest delivered mail of a kind, to nobody one signs in as, another fate. A new row, since a changed one was changed today. */
async function deliverAgain(
  { db }: Demo,
  kind: (typeof mailOutbox.$inferSelect)['kind'],
  fate: Omit<typeof mailDeliveries.$inferInsert, 'mailId'>,
) {
  const [mail] = await db
    .select({ id: mailOutbox.id, messageId: mailDeliveries.messageId })
    .from(mailOutbox)
    .innerJoin(mailDeliveries, eq(mailDeliveries.mailId, mailOutbox.id))
    .innerJoin(users, eq(users.id, mailOutbox.userId))
    .where(
      and(
        eq(mailOutbox.kind, kind),
        eq(mailDeliveries.status, 'sent'),
        notInArray(
          users.email,
          DEMO_PEOPLE.map(({ email }) => email),
        ),
      ),
    )
    .orderBy(desc(mailOutbox.createdAt), users.name)
    .limit(1)
  if (!mail) throw new Error(`The demo owes no mail of the kind "${kind}".`)
  await db.delete(mailDeliveries).where(eq(mailDeliveries.mailId, mail.id))
  await db.insert(mailDeliveries).values({ ...fate, mailId: mail.id, messageId: mail.messageId })
}
