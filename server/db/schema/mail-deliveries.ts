import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { DELIVERY_STATUSES } from '../../../domain/mail'
import { mailOutbox } from './mail-outbox'
import { instant, lengthBetween, metadata, oneOf, timestamps } from './utils'

/**
 * How far the delivery of a mail of the outbox is. A worker that takes it owns it until `locked_until`; if it
 * dies, another takes it then. `message_id` is set at the first attempt and stays. `last_error` is a code.
 */
export const mailDeliveries = pgTable(
  'mail_deliveries',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    mailId: uuid('mail_id')
      .notNull()
      .references(() => mailOutbox.id, { onDelete: 'restrict' }),
    status: text('status', { enum: DELIVERY_STATUSES }).default('pending').notNull(),
    attempts: integer('attempts').default(0).notNull(),
    nextAttemptAt: instant('next_attempt_at').defaultNow().notNull(),
    lockedUntil: instant('locked_until'),
    messageId: text('message_id'),
    lastError: text('last_error'),
    sentAt: instant('sent_at'),
    ...timestamps,
    ...metadata,
  },
  (t) => [
    unique('mail_deliveries_mail_id_unique').on(t.mailId),
    oneOf(t.status, DELIVERY_STATUSES),
    index('mail_deliveries_due_index')
      .on(t.nextAttemptAt)
      .where(sql`"status" in ('pending', 'sending')`),
    index('mail_deliveries_dead_index').on(t.updatedAt).where(sql`"status" = 'dead'`),
    check('mail_deliveries_attempts_check', sql`"attempts" >= 0`),
    check(
      'mail_deliveries_locked_check',
      sql`("status" = 'sending') = ("locked_until" is not null)`,
    ),
    check('mail_deliveries_sent_check', sql`("status" = 'sent') = ("sent_at" is not null)`),
    lengthBetween(t.messageId, 1, 250),
    lengthBetween(t.lastError, 1, 60),
  ],
)
