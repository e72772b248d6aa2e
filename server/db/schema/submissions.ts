import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import {
  SUBMISSION_FEEDBACK_MAX,
  SUBMISSION_STATUSES,
  SUBMISSION_TEXT_MAX,
} from '../../../domain/submissions'
import { activities } from './activities'
import { users } from './users'
import { instant, lengthBetween, metadata, oneOf, timestamps } from './utils'

/** What a person handed in for a deliverable, as it stands now, and what staff answered. */
export const submissions = pgTable(
  'submissions',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    activityId: uuid('activity_id')
      .notNull()
      .references(() => activities.id, { onDelete: 'restrict' }),
    status: text('status', { enum: SUBMISSION_STATUSES }).default('submitted').notNull(),
    link: text('link'),
    body: text('body'),
    submittedAt: instant('submitted_at').notNull(),
    feedback: text('feedback'),
    decidedBy: uuid('decided_by').references(() => users.id, { onDelete: 'restrict' }),
    decidedAt: instant('decided_at'),
    version: integer('version').default(1).notNull(),
    ...timestamps,
    ...metadata,
  },
  (t) => [
    // Its index begins with user_id and so serves that foreign key too.
    unique('submissions_user_activity_unique').on(t.userId, t.activityId),
    index('submissions_activity_id_index').on(t.activityId),
    index('submissions_decided_by_index').on(t.decidedBy),
    index('submissions_queue_index').on(t.status, t.submittedAt, t.id),
    oneOf(t.status, SUBMISSION_STATUSES),
    lengthBetween(t.link, 1, 2000),
    lengthBetween(t.body, 1, SUBMISSION_TEXT_MAX),
    lengthBetween(t.feedback, 1, SUBMISSION_FEEDBACK_MAX),
    check('submissions_content_check', sql`"link" is not null or "body" is not null`),
    check('submissions_version_check', sql`"version" >= 1`),
  ],
)
