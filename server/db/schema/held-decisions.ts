import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { DECISIONS, FEEDBACK_MAX } from '../../../domain/applications'
import { applications } from './applications'
import { users } from './users'
import { instant, lengthBetween, metadata, oneOf, timestamps } from './utils'

/**
 * What staff decided but did not release yet; one per application, and nothing the applicant ever sees. A change by the
 * applicant voids it (`voided_at`); it stays until its author has seen that. Undoing and releasing delete it.
 */
export const heldDecisions = pgTable(
  'held_decisions',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    applicationId: uuid('application_id')
      .notNull()
      .references(() => applications.id, { onDelete: 'cascade' }),
    decision: text('decision', { enum: DECISIONS }).notNull(),
    reasonCode: text('reason_code'),
    feedback: text('feedback'),
    decidedBy: uuid('decided_by')
      .notNull()
      .references(() => users.id, { onDelete: 'restrict' }),
    heldAt: instant('held_at').notNull(),
    /** The version of the application that was decided on. */
    applicationVersion: integer('application_version').notNull(),
    voidedAt: instant('voided_at'),
    version: integer('version').default(1).notNull(),
    ...timestamps,
    ...metadata,
  },
  (t) => [
    // Its index serves that foreign key too.
    unique('held_decisions_application_unique').on(t.applicationId),
    index('held_decisions_decided_by_index').on(t.decidedBy),
    oneOf(t.decision, DECISIONS),
    lengthBetween(t.reasonCode, 1, 60),
    lengthBetween(t.feedback, 1, FEEDBACK_MAX),
    check(
      'held_decisions_words_check',
      sql`("decision" not in ('changes', 'reject') or "feedback" is not null) and (("decision" = 'reject') = ("reason_code" is not null))`,
    ),
    check('held_decisions_application_version_check', sql`"application_version" >= 1`),
    check('held_decisions_version_check', sql`"version" >= 1`),
  ],
)
