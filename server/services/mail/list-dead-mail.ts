import { desc, eq } from 'drizzle-orm'
import { DEAD_MAIL_LISTED } from '../../../domain/mail'
import { mailDeliveries, mailOutbox, users } from '../../db/schema'
import type { ServiceContext } from '../context'

/** Mails that were given up, the latest first (the last 200): to whom, of what kind, and the code of the failure. */
export const listDeadMail = ({ db }: ServiceContext) =>
  db
    .select({
      mailId: mailOutbox.id,
      kind: mailOutbox.kind,
      userId: users.id,
      name: users.name,
      email: users.email,
      attempts: mailDeliveries.attempts,
      lastError: mailDeliveries.lastError,
      queuedAt: mailOutbox.createdAt,
      diedAt: mailDeliveries.updatedAt,
    })
    .from(mailDeliveries)
    .innerJoin(mailOutbox, eq(mailOutbox.id, mailDeliveries.mailId))
    .innerJoin(users, eq(users.id, mailOutbox.userId))
    .where(eq(mailDeliveries.status, 'dead'))
    .orderBy(desc(mailDeliveries.updatedAt), desc(mailDeliveries.id))
    .limit(DEAD_MAIL_LISTED)
