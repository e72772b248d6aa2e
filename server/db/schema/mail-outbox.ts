import { index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { MAIL_KINDS, type MailData } from '../../../domain/mail'
import { users } from './users'
import { instant, jsonIs, lengthBetween, oneOf } from './utils'

/**
 * Every mail owed to a person, append-only, written in the transaction that causes it. `key` names the event, so
 * a repeat adds nothing. `data` holds ids, figures, and times and places as they were; the words are read when the mail is written.
 */
export const mailOutbox = pgTable(
  'mail_outbox',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    kind: text('kind', { enum: MAIL_KINDS }).notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'restrict' }),
    key: text('key').notNull(),
    data: jsonb('data').$type<MailData>().notNull(),
    createdAt: instant('created_at').defaultNow().notNull(),
  },
  (t) => [
    unique('mail_outbox_key_unique').on(t.key),
    index('mail_outbox_user_id_index').on(t.userId),
    oneOf(t.kind, MAIL_KINDS),
    lengthBetween(t.key, 1, 200),
    jsonIs(t.data, 'object'),
  ],
)
