import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { ACTIVITY_KINDS, ACTIVITY_STATUSES } from '../../../domain/activities'
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
    index('activities_starts_at_index').on(t.startsAt),
  ],
)
