import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core'
import {
  APPLICATION_DECISIONS,
  APPLICATION_STATUSES,
  FEEDBACK_MAX,
  NOTES_MAX,
  OPEN_APPLICATION_STATUSES,
  type Unfinished,
} from '../../../domain/applications'
import { GITHUB_USERNAME, X_USERNAME } from '../../../domain/handles'
import { programs } from './programs'
import { users } from './users'
import { instant, jsonIs, lengthBetween, metadata, oneOf, timestamps } from './utils'

const open = OPEN_APPLICATION_STATUSES.map((status) => `'${status}'`).join(', ')

/** A person's request to join a program, and what staff decided. One open application per person. */
export const applications = pgTable(
  'applications',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    status: text('status', { enum: APPLICATION_STATUSES }).default('draft').notNull(),
    decision: text('decision', { enum: APPLICATION_DECISIONS }),
    decidedBy: uuid('decided_by').references(() => users.id, { onDelete: 'restrict' }),
    decidedAt: instant('decided_at'),
    submittedAt: instant('submitted_at'),
    feedback: text('feedback'),
    internalNotes: text('internal_notes'),
    reasonCode: text('reason_code'),
    version: integer('version').default(1).notNull(),
    programId: uuid('program_id').references(() => programs.id, { onDelete: 'restrict' }),
    goal: text('goal'),
    githubUsername: varchar('github_username', { length: 100 }),
    twitterUsername: varchar('twitter_username', { length: 100 }),
    /** What the applicant typed so far and no column may hold yet, such as a goal of 80 characters. */
    unfinished: jsonb('unfinished').$type<Unfinished>().default({}).notNull(),
    ...timestamps,
    ...metadata,
  },
  (t) => [
    oneOf(t.status, APPLICATION_STATUSES),
    oneOf(t.decision, APPLICATION_DECISIONS),
    lengthBetween(t.feedback, 1, FEEDBACK_MAX),
    lengthBetween(t.internalNotes, 1, NOTES_MAX),
    lengthBetween(t.reasonCode, 1, 60),
    check('applications_version_check', sql`"version" >= 1`),
    uniqueIndex('applications_one_open_per_user_index')
      .on(t.userId)
      .where(sql.raw(`"status" in (${open})`)),
    index('applications_user_id_index').on(t.userId),
    index('applications_decided_by_index').on(t.decidedBy),
    index('applications_program_id_index').on(t.programId),
    index('applications_queue_index').on(t.status, t.submittedAt, t.id),
    index('applications_github_username_index').on(t.githubUsername),
    index('applications_twitter_username_index').on(t.twitterUsername),
    jsonIs(t.unfinished, 'object'),
    check('goal_length_check', sql`"goal" is null or (char_length("goal") between 140 and 280)`),
    check(
      'applications_github_username_check',
      sql.raw(`"github_username" ~ '${GITHUB_USERNAME}'`),
    ),
    check('applications_twitter_username_check', sql.raw(`"twitter_username" ~ '${X_USERNAME}'`)),
  ],
)
