import { index, pgTable, text, unique, uuid, varchar } from 'drizzle-orm/pg-core'
import { ATTENDANCE_STATUSES, NOTE_MAX } from '../../../domain/attendance'
import { activities } from './activities'
import { programs } from './programs'
import { users } from './users'
import { instant, lengthBetween, metadata, oneOf, timestamps } from './utils'

/** A person's present mark in a session. No row means unmarked; what a row was before is in attendance_events. */
export const attendanceRecords = pgTable(
  'attendance_records',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    activityId: uuid('activity_id')
      .notNull()
      .references(() => activities.id, { onDelete: 'cascade' }),
    // Context only: rates are computed through program_activities.
    programId: uuid('program_id').references(() => programs.id, { onDelete: 'set null' }),
    markedBy: uuid('marked_by')
      .notNull()
      .references(() => users.id, { onDelete: 'restrict' }),
    attendanceStatus: varchar('attendance_status', {
      length: 50,
      enum: ATTENDANCE_STATUSES,
    }).notNull(),
    notes: text('notes'),
    markedAt: instant('marked_at').defaultNow().notNull(),
    ...timestamps,
    ...metadata,
  },
  (t) => [
    // Its index begins with user_id and so serves that foreign key too.
    unique('attendance_records_user_activity_unique').on(t.userId, t.activityId),
    index('attendance_records_activity_id_index').on(t.activityId),
    index('attendance_records_program_id_index').on(t.programId),
    index('attendance_records_marked_by_index').on(t.markedBy),
    oneOf(t.attendanceStatus, ATTENDANCE_STATUSES),
    lengthBetween(t.notes, 1, NOTE_MAX),
  ],
)
