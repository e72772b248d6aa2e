import { sql } from 'drizzle-orm'
import { index, pgTable, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { programs } from './programs'
import { users } from './users'
import { instant, metadata, timestamps } from './utils'

/**
 * A private calendar address of a person: all their programs (`program_id` null), or one. The secret of the
 * address is computed from the id, not stored. Revoked ones stay; a new address is a new row.
 */
export const calendarFeeds = pgTable(
  'calendar_feeds',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    programId: uuid('program_id').references(() => programs.id, { onDelete: 'cascade' }),
    revokedAt: instant('revoked_at'),
    ...timestamps,
    ...metadata,
  },
  (t) => [
    index('calendar_feeds_user_id_index').on(t.userId),
    index('calendar_feeds_program_id_index').on(t.programId),
    uniqueIndex('calendar_feeds_one_of_person_index')
      .on(t.userId)
      .where(sql`"revoked_at" is null and "program_id" is null`),
    uniqueIndex('calendar_feeds_one_of_program_index')
      .on(t.userId, t.programId)
      .where(sql`"revoked_at" is null and "program_id" is not null`),
  ],
)
