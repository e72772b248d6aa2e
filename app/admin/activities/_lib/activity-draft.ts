import { z } from 'zod'
import { seriesDays, WEEKDAYS, type Weekday, weekdayOf } from '@/domain/series'
import { isDay } from '@/domain/time'

/** What one adds: a single session, a series of them, or something to hand in. */
export const SHAPES = ['session', 'series', 'deliverable'] as const

/** An activity as it is being typed. Times as the browser's fields give them: `2026-09-23T18:50`, `2026-09-23`, `18:50`. */
export const activityDraft = z.object({
  shape: z.enum(SHAPES),
  title: z.string(),
  description: z.string(),
  location: z.string(),
  link: z.string(),
  startsLocal: z.string(),
  endsLocal: z.string(),
  timeZone: z.string(),
  isDraft: z.boolean(),
  programIds: z.array(z.string()),
  isRequired: z.boolean(),
  weekdays: z.array(z.literal(WEEKDAYS)),
  /** Whether somebody chose them; else they are that of the first day. */
  areWeekdaysChosen: z.boolean(),
  startsOn: z.string(),
  startTime: z.string(),
  endTime: z.string(),
  endBy: z.enum(['count', 'until']),
  count: z.string(),
  until: z.string(),
  skipped: z.array(z.string()),
})
export type ActivityDraft = z.infer<typeof activityDraft>

export const emptyDraft = (given: Partial<ActivityDraft>): ActivityDraft => ({
  shape: 'session',
  title: '',
  description: '',
  location: '',
  link: '',
  startsLocal: '',
  endsLocal: '',
  timeZone: 'UTC',
  isDraft: false,
  programIds: [],
  isRequired: true,
  weekdays: [],
  areWeekdaysChosen: false,
  startsOn: '',
  startTime: '18:30',
  endTime: '20:30',
  endBy: 'count',
  count: '12',
  until: '',
  skipped: [],
  ...given,
})

/** How long from one time of the day to another, in minutes; past midnight where the second is the earlier one. */
export function minutesBetween(start: string, end: string): number {
  const minutes = (time: string) => {
    const [hour = Number.NaN, minute = Number.NaN] = time.split(':').map(Number)
    return hour * 60 + minute
  }
  return (minutes(end) - minutes(start) + 24 * 60) % (24 * 60)
}

/** The rule the draft describes, for the schema to judge. Days skipped once that are no days of it any more are dropped. */
export function ruleOf(draft: ActivityDraft) {
  const { weekdays, startsOn, startTime, timeZone, endBy, count, until } = draft
  const end = endBy === 'count' ? { count: Number(count) } : { until }
  return {
    ...{ weekdays, startsOn, startTime, timeZone, end },
    minutes: minutesBetween(startTime, draft.endTime),
    skipped: draft.skipped.filter(
      (day) =>
        day >= startsOn && weekdays.includes(weekdayOf(day)) && !(endBy === 'until' && day > until),
    ),
  }
}

/** Every day the series could have, skipped ones too, in order: what one chooses from. Empty while the rule makes no sense. */
export function candidateDays(draft: ActivityDraft): string[] {
  const rule = ruleOf(draft)
  const makesSense =
    isDay(rule.startsOn) &&
    (draft.endBy === 'until' ? isDay(draft.until) : Number.isInteger(Number(draft.count)))
  if (!makesSense) return []
  const days = seriesDays(rule)
  const last = days.at(-1) ?? ''
  const left = rule.skipped.filter(
    (day) => draft.endBy === 'until' || days.length === 0 || day <= last,
  )
  return [...new Set([...days, ...left])].sort()
}

/** What changes when the first day is another: its weekday comes along until somebody chose others. */
export const startOn = (draft: ActivityDraft, startsOn: string): Partial<ActivityDraft> => ({
  startsOn,
  ...(isDay(startsOn) && !draft.areWeekdaysChosen ? { weekdays: [weekdayOf(startsOn)] } : {}),
})

export const toggled = (weekdays: readonly Weekday[], one: Weekday): Weekday[] =>
  WEEKDAYS.filter((day) => weekdays.includes(day) !== (day === one))

const texts = ({ title, description, location, link }: ActivityDraft) => ({
  ...{ title, description, location, link },
})
const place = ({ isDraft, programIds, isRequired }: ActivityDraft) => ({
  status: isDraft ? 'draft' : 'scheduled',
  programIds,
  isRequired,
})

/** A single activity as the API takes it, for the schema to judge. */
export const activityInputOf = (draft: ActivityDraft) => ({
  kind: draft.shape === 'deliverable' ? 'deliverable' : 'session',
  ...texts(draft),
  startsLocal: draft.startsLocal.slice(0, 16),
  endsLocal: draft.endsLocal.slice(0, 16),
  timeZone: draft.timeZone,
  ...place(draft),
})
/** A series as the API takes it, for the schema to judge. */
export const seriesInputOf = (draft: ActivityDraft) => ({
  ...texts(draft),
  rule: ruleOf(draft),
  ...place(draft),
})
