import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { APPLICATION_FIELDS, APPLICATION_STATUSES } from '../../../domain/applications'
import { applications } from './applications'
import { users } from './users'
import { instant, oneOf } from './utils'

const fields = APPLICATION_FIELDS.map((field) => `'${field}'`).join(', ')

/**
 * Every step of an application, append-only: who moved it from where to where, and which fields an edit changed,
 * never what they said. `version` is the application's after the step and orders them.
 */
export const applicationEvents = pgTable(
  'application_events',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    applicationId: uuid('application_id')
      .notNull()
      .references(() => applications.id, { onDelete: 'restrict' }),
    fromStatus: text('from_status', { enum: APPLICATION_STATUSES }),
    toStatus: text('to_status', { enum: APPLICATION_STATUSES }).notNull(),
    actorId: uuid('actor_id')
      .notNull()
      .references(() => users.id, { onDelete: 'restrict' }),
    changedFields: text('changed_fields').array().notNull(),
    version: integer('version').notNull(),
    createdAt: instant('created_at').defaultNow().notNull(),
  },
  (t) => [
    // Its index begins with application_id and so serves that foreign key too.
    unique('application_events_application_version_unique').on(t.applicationId, t.version),
    index('application_events_actor_id_index').on(t.actorId),
    oneOf(t.fromStatus, APPLICATION_STATUSES),
    oneOf(t.toStatus, APPLICATION_STATUSES),
    check(
      'application_events_changed_fields_check',
      sql.raw(`"changed_fields" <@ array[${fields}]::text[]`),
    ),
    check('application_events_version_check', sql`"version" >= 1`),
  ],
)
