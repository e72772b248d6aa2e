import { jsonb, pgTable, uuid } from 'drizzle-orm/pg-core'
import type { SeriesRule } from '../../../domain/series'
import { jsonIs, metadata, timestamps } from './utils'

/** The rule a series of sessions was made by, in local days and times of the rule's time zone. */
export const activitySeries = pgTable(
  'activity_series',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    rule: jsonb('rule').$type<SeriesRule>().notNull(),
    ...timestamps,
    ...metadata,
  },
  (t) => [jsonIs(t.rule, 'object')],
)
