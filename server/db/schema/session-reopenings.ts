import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { activities } from './activities'
import { users } from './users'
import { inOrder, instant, lengthBetween, metadata, timestamps } from './utils'

/** Times an admin opened a session for marks after its window had passed: by whom, why, until when. */
export const sessionReopenings = pgTable(
  'session_reopenings',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    activityId: uuid('activity_id')
      .notNull()
      .references(() => activities.id, { onDelete: 'cascade' }),
    reopenedBy: uuid('reopened_by')
      .notNull()
      .references(() => users.id, { onDelete: 'restrict' }),
    reason: text('reason').notNull(),
    opensAt: instant('opens_at').notNull(),
    closesAt: instant('closes_at').notNull(),
    ...timestamps,
    ...metadata,
  },
  (t) => [
    index('session_reopenings_activity_id_index').on(t.activityId),
    index('session_reopenings_reopened_by_index').on(t.reopenedBy),
    lengthBetween(t.reason, 1, 500),
    inOrder('session_reopenings_order_check', t.opensAt, t.closesAt),
  ],
)
