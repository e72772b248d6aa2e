import { sql } from 'drizzle-orm'
import { boolean, check, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { ACCOUNT_STATUSES, LOCALES, NAME_MAX, ROLES } from '../../../domain/users'
import { instant, lengthBetween, metadata, oneOf, timestamps } from './utils'

/** Everybody with an account. Only `email` and `name` must be given. People are never deleted. */
export const users = pgTable(
  'users',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    emailVerified: boolean('email_verified').default(false).notNull(),
    username: text('username'),
    bio: text('bio'),
    avatarUrl: text('avatar_url'),
    role: text('role', { enum: ROLES }).default('participant').notNull(),
    accountStatus: text('account_status', { enum: ACCOUNT_STATUSES })
      .default('incomplete')
      .notNull(),
    suspendedAt: instant('suspended_at'),
    suspendedReason: text('suspended_reason'),
    locale: text('locale', { enum: LOCALES }),
    ...timestamps,
    ...metadata,
  },
  (t) => [
    unique('users_email_unique').on(t.email),
    unique('users_username_unique').on(t.username),
    check('users_email_lower_check', sql`"email" = lower("email")`),
    lengthBetween(t.email, 3, 254),
    lengthBetween(t.name, 1, NAME_MAX),
    lengthBetween(t.username, 3, 30),
    lengthBetween(t.bio, 1, 1000),
    lengthBetween(t.avatarUrl, 1, 2000),
    lengthBetween(t.suspendedReason, 1, 1000),
    oneOf(t.role, ROLES),
    oneOf(t.accountStatus, ACCOUNT_STATUSES),
    oneOf(t.locale, LOCALES),
  ],
)
