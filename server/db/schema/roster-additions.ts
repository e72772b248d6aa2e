import { index, pgTable, unique, uuid } from 'drizzle-orm/pg-core'
import { activities } from './activities'
import { users } from './users'
import { instant, metadata, timestamps } from './utils'

/** Walk-ins: people a session expects although no enrollment says so. */
export const rosterAdditions = pgTable(
  'roster_additions',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    activityId: uuid('activity_id')
      .notNull()
      .references(() => activities.id, { onDelete: 'cascade' }),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    addedBy: uuid('added_by')
      .notNull()
      .references(() => users.id, { onDelete: 'restrict' }),
    removedAt: instant('removed_at'),
    ...timestamps,
    ...metadata,
  },
  (t) => [
    // Its index begins with activity_id and so serves that foreign key too.
    unique('roster_additions_activity_user_unique').on(t.activityId, t.userId),
    index('roster_additions_user_id_index').on(t.userId),
    index('roster_additions_added_by_index').on(t.addedBy),
  ],
)
