import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { ATTENDANCE_STATUSES } from '../../../domain/attendance'
import { activities } from './activities'
import { users } from './users'
import { instant, lengthBetween, oneOf } from './utils'

/**
 * Every change of a cell of the roll call, append-only. `op_id` is made by the client, so a repeated write is
 * recognised; `seq` counts per activity, so a cell's version is its last `seq` and a reader can ask "what
 * came after N". NULL status = unmarked; no changed field = the cell was so already. Notes stay in attendance_records: here stands only that they changed.
 */
export const attendanceEvents = pgTable(
  'attendance_events',
  {
    opId: uuid('op_id').primaryKey(),
    opHash: text('op_hash').notNull(),
    activityId: uuid('activity_id')
      .notNull()
      .references(() => activities.id, { onDelete: 'restrict' }),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'restrict' }),
    fromStatus: text('from_status', { enum: ATTENDANCE_STATUSES }),
    toStatus: text('to_status', { enum: ATTENDANCE_STATUSES }),
    changedFields: text('changed_fields').array().notNull(),
    actorId: uuid('actor_id')
      .notNull()
      .references(() => users.id, { onDelete: 'restrict' }),
    device: text('device'),
    deviceAt: instant('device_at'),
    /** The mark was made inside the window and reached the server after it. */
    isLate: boolean('is_late').default(false).notNull(),
    seq: integer('seq').notNull(),
    createdAt: instant('created_at').defaultNow().notNull(),
  },
  (t) => [
    // Its index begins with activity_id and so serves that foreign key and the cursor.
    unique('attendance_events_activity_seq_unique').on(t.activityId, t.seq),
    // Begins with user_id and so serves that foreign key too. Each index is written with each mark: no more than are read.
    index('attendance_events_cell_index').on(t.userId, t.activityId, t.seq),
    index('attendance_events_actor_id_index').on(t.actorId),
    oneOf(t.fromStatus, ATTENDANCE_STATUSES),
    oneOf(t.toStatus, ATTENDANCE_STATUSES),
    // As what may not be in it: a pattern that counts to 64 takes fifteen times as long, two thousand times a request.
    check(
      'attendance_events_op_hash_check',
      sql`octet_length("op_hash") = 64 and "op_hash" !~ '[^0-9a-f]'`,
    ),
    check('attendance_events_seq_check', sql`"seq" >= 1`),
    check(
      'attendance_events_changed_fields_check',
      sql`"changed_fields" <@ array['status', 'notes']::text[]`,
    ),
    lengthBetween(t.device, 1, 100),
  ],
)
