import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { SUBMISSION_STATUSES } from '../../../domain/submissions'
import { submissions } from './submissions'
import { users } from './users'
import { instant, oneOf } from './utils'

/** Every step of what was handed in, append-only: who moved it from where to where. `version` orders them. */
export const submissionEvents = pgTable(
  'submission_events',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    submissionId: uuid('submission_id')
      .notNull()
      .references(() => submissions.id, { onDelete: 'restrict' }),
    fromStatus: text('from_status', { enum: SUBMISSION_STATUSES }),
    toStatus: text('to_status', { enum: SUBMISSION_STATUSES }).notNull(),
    actorId: uuid('actor_id')
      .notNull()
      .references(() => users.id, { onDelete: 'restrict' }),
    version: integer('version').notNull(),
    createdAt: instant('created_at').defaultNow().notNull(),
  },
  (t) => [
    // Its index begins with submission_id and so serves that foreign key too.
    unique('submission_events_submission_version_unique').on(t.submissionId, t.version),
    index('submission_events_actor_id_index').on(t.actorId),
    oneOf(t.fromStatus, SUBMISSION_STATUSES),
    oneOf(t.toStatus, SUBMISSION_STATUSES),
    check('submission_events_version_check', sql`"version" >= 1`),
  ],
)
