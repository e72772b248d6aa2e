import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { ENROLLMENT_STATUSES } from '../../../domain/enrollments'
import { programEnrollments } from './program-enrollments'
import { users } from './users'
import { instant, oneOf } from './utils'

/** Every step of an enrollment, append-only; keeps the spans a reopened enrollment had before. */
export const enrollmentEvents = pgTable(
  'enrollment_events',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    enrollmentId: uuid('enrollment_id')
      .notNull()
      .references(() => programEnrollments.id, { onDelete: 'restrict' }),
    fromStatus: text('from_status', { enum: ENROLLMENT_STATUSES }),
    toStatus: text('to_status', { enum: ENROLLMENT_STATUSES }).notNull(),
    actorId: uuid('actor_id')
      .notNull()
      .references(() => users.id, { onDelete: 'restrict' }),
    enrolledAt: instant('enrolled_at').notNull(),
    endedAt: instant('ended_at'),
    createdAt: instant('created_at').defaultNow().notNull(),
  },
  (t) => [
    index('enrollment_events_enrollment_id_index').on(t.enrollmentId, t.createdAt),
    index('enrollment_events_actor_id_index').on(t.actorId),
    oneOf(t.fromStatus, ENROLLMENT_STATUSES),
    oneOf(t.toStatus, ENROLLMENT_STATUSES),
  ],
)
