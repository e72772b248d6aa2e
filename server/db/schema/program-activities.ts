import { boolean, index, integer, pgTable, unique, uuid } from 'drizzle-orm/pg-core'
import { activities } from './activities'
import { programs } from './programs'
import { metadata, timestamps } from './utils'

/** Which activities belong to which programs, in what order, and whether they count. */
export const programActivities = pgTable(
  'program_activities',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    programId: uuid('program_id')
      .notNull()
      .references(() => programs.id, { onDelete: 'cascade' }),
    activityId: uuid('activity_id')
      .notNull()
      .references(() => activities.id, { onDelete: 'cascade' }),
    isRequired: boolean('is_required').default(false).notNull(),
    orderIndex: integer('order_index'),
    ...timestamps,
    ...metadata,
  },
  (t) => [
    // Its index begins with program_id and so serves that foreign key too.
    unique('program_activities_program_activity_unique').on(t.programId, t.activityId),
    index('program_activities_activity_id_index').on(t.activityId),
  ],
)
