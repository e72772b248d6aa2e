import { sql } from 'drizzle-orm'
import { boolean, check, jsonb, pgTable, text, unique, uuid, varchar } from 'drizzle-orm/pg-core'
import {
  DEFAULT_ACCENT,
  DEFAULT_PROMOTION_RULE,
  DEFAULT_TIME_ZONE,
  PROGRAM_ACCENTS,
  PROGRAM_TYPES,
  type PromotionRule,
  type RejectionReason,
} from '../../../domain/programs'
import {
  inOrder,
  instant,
  jsonIs,
  knownTimeZone,
  lengthBetween,
  metadata,
  oneOf,
  timestamps,
} from './utils'

/** What people apply to. `end_date` is the exclusive instant after the last local day. */
export const programs = pgTable(
  'programs',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    name: varchar('name', { length: 100 }).notNull(),
    description: text('description').notNull(),
    programType: varchar('program_type', { length: 50, enum: PROGRAM_TYPES }).notNull(),
    startDate: instant('start_date'),
    endDate: instant('end_date'),
    isActive: boolean('is_active').default(true).notNull(),
    slug: text('slug'),
    timeZone: text('time_zone').default(DEFAULT_TIME_ZONE).notNull(),
    promotionRule: jsonb('promotion_rule')
      .$type<PromotionRule>()
      .default(DEFAULT_PROMOTION_RULE)
      .notNull(),
    rejectionReasons: jsonb('rejection_reasons').$type<RejectionReason[]>().default([]).notNull(),
    accent: text('accent', { enum: PROGRAM_ACCENTS }).default(DEFAULT_ACCENT).notNull(),
    /** Whether those enrolled see each other's names and handles. */
    showsPeople: boolean('shows_people').default(false).notNull(),
    ...timestamps,
    ...metadata,
  },
  (t) => [
    unique('programs_name_unique').on(t.name),
    lengthBetween(t.name, 1, 100),
    lengthBetween(t.description, 1, 5000),
    oneOf(t.programType, PROGRAM_TYPES),
    inOrder('programs_end_after_start_check', t.startDate, t.endDate),
    unique('programs_slug_unique').on(t.slug),
    check(
      'programs_slug_check',
      sql`"slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length("slug") <= 100`,
    ),
    knownTimeZone(t.timeZone),
    oneOf(t.accent, PROGRAM_ACCENTS),
    jsonIs(t.promotionRule, 'object'),
    jsonIs(t.rejectionReasons, 'array'),
  ],
)
