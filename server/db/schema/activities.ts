import { sql } from 'drizzle-orm'
import { check, date, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { ACTIVITY_KINDS, ACTIVITY_STATUSES } from '../../../domain/activities'
import { activitySeries } from './activity-series'
import {
  inOrder,
  instant,
  knownTimeZone,
  lengthBetween,
  metadata,
  oneOf,
  timestamps,
} from './utils'

/** A session people attend or a deliverable they hand in; alone or part of several programs. */
export const activities = pgTable(
  'activities',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    title: text('title').notNull(),
    description: text('description'),
    kind: text('kind', { enum: ACTIVITY_KINDS }).notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    timeZone: text('time_zone').notNull(),
    location: text('location'),
    link: text('link'),
    status: text('status', { enum: ACTIVITY_STATUSES }).default('scheduled').notNull(),
    /** What those expected are told with a cancellation. */
    cancelReason: text('cancel_reason'),
    /** The series it was made by, and the local day the series gave it, wherever it was moved since. */
    seriesId: uuid('series_id').references(() => activitySeries.id, { onDelete: 'set null' }),
    seriesDay: date('series_day', { mode: 'string' }),
    /** How often time, place or status changed since it was made: SEQUENCE of RFC 5545 in the calendar feeds. */
    sequence: integer('sequence').default(0).notNull(),
    version: integer('version').default(1).notNull(),
    ...timestamps,
    ...metadata,
  },
  (t) => [
    lengthBetween(t.title, 1, 200),
    lengthBetween(t.description, 1, 5000),
    lengthBetween(t.location, 1, 300),
    lengthBetween(t.link, 1, 2000),
    oneOf(t.kind, ACTIVITY_KINDS),
    oneOf(t.status, ACTIVITY_STATUSES),
    knownTimeZone(t.timeZone),
    inOrder('activities_ends_after_start_check', t.startsAt, t.endsAt),
    lengthBetween(t.cancelReason, 1, 500),
    check('activities_sequence_check', sql`"sequence" >= 0`),
    check('activities_version_check', sql`"version" >= 1`),
    // Its index begins with series_id and so serves that foreign key too.
    unique('activities_series_day_unique').on(t.seriesId, t.seriesDay),
    index('activities_starts_at_index').on(t.startsAt),
  ],
)
