import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, unique, uuid, varchar } from 'drizzle-orm/pg-core'
import { ENROLLMENT_STATUSES } from '../../../domain/enrollments'
import { applications } from './applications'
import { programs } from './programs'
import { users } from './users'
import { inOrder, instant, lengthBetween, metadata, oneOf, timestamps } from './utils'

/** A person's place in a program: guest, then active (promoted), then completed; or dropped. */
export const programEnrollments = pgTable(
  'program_enrollments',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    programId: uuid('program_id')
      .notNull()
      .references(() => programs.id, { onDelete: 'cascade' }),
    applicationId: uuid('application_id').references(() => applications.id, {
      onDelete: 'set null',
    }),
    enrollmentStatus: varchar('enrollment_status', { length: 50, enum: ENROLLMENT_STATUSES })
      .default('guest')
      .notNull(),
    enrolledAt: instant('enrolled_at').defaultNow().notNull(),
    completedAt: instant('completed_at'),
    promotedAt: instant('promoted_at'),
    endedAt: instant('ended_at'),
    endReason: text('end_reason'),
    version: integer('version').default(1).notNull(),
    ...timestamps,
    ...metadata,
  },
  (t) => [
    // Its index begins with user_id and so serves that foreign key too.
    unique('program_enrollments_user_program_unique').on(t.userId, t.programId),
    index('program_enrollments_program_id_index').on(t.programId),
    index('program_enrollments_application_id_index').on(t.applicationId),
    oneOf(t.enrollmentStatus, ENROLLMENT_STATUSES),
    inOrder('program_enrollments_promoted_check', t.enrolledAt, t.promotedAt, { orSame: true }),
    inOrder('program_enrollments_completed_check', t.enrolledAt, t.completedAt, { orSame: true }),
    inOrder('program_enrollments_ended_check', t.enrolledAt, t.endedAt, { orSame: true }),
    lengthBetween(t.endReason, 1, 500),
    check('program_enrollments_version_check', sql`"version" >= 1`),
  ],
)
