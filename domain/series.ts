import { z } from 'zod'
import { MINUTE } from './durations'
import { addDays, daysBetween, fromLocalTime, isDay, localDay } from './time'
import { timeZone } from './time-zones'

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
export type Weekday = (typeof WEEKDAYS)[number]

/**
 * Weekly sessions on `weekdays`, from `startsOn` (a local day, YYYY-MM-DD) until a last day or for so many, at
 * `startTime` (HH:MM on the wall clock of `timeZone`) for `minutes`. `skipped` local days are left out and are not counted.
 */
export interface SeriesRule {
  weekdays: Weekday[]
  startsOn: string
  startTime: string
  minutes: number
  timeZone: string
  end: { until: string } | { count: number }
  skipped: string[]
}

export interface Occurrence {
  day: string
  startsAt: Date
  endsAt: Date
}

/** As many sessions as one series may have, and as many days as it may stretch over. */
export const SERIES_MAX = 200
export const SERIES_DAYS_MAX = 5 * 366
const LONGEST_MINUTES = 24 * 60

/** The weekday of a local day. */
export function weekdayOf(day: string): Weekday {
  // 2024-01-01 was a Monday.
  const sinceMonday = ((daysBetween('2024-01-01', day) % 7) + 7) % 7
  return WEEKDAYS[sinceMonday] ?? 1
}

/**
 * The local days of a series, in order, each once: days on its weekdays from `startsOn`, without the skipped ones, until
 * the last day (included) or until there are `count`. At most SERIES_DAYS_MAX days ahead.
 */
export function seriesDays({ weekdays, startsOn, end, skipped }: SeriesRule): string[] {
  const days: string[] = []
  if (weekdays.length === 0) return days
  const left = new Set(skipped)
  const first = weekdayOf(startsOn)
  for (let ahead = 0; ahead <= SERIES_DAYS_MAX; ahead++) {
    if ('count' in end && days.length >= end.count) break
    if (!weekdays.some((weekday) => weekday % 7 === (first + ahead) % 7)) continue
    const day = addDays(startsOn, ahead)
    if ('until' in end && day > end.until) break
    if (!left.has(day)) days.push(day)
  }
  return days
}

/**
 * When the session of a local day takes place. It starts at the rule's time on the wall clock, on either side of a clock
 * change. A time the clock skips that day is moved forward by what is skipped; one that occurs twice means the first
 * (RFC 5545, as calendars do). It lasts `minutes` of real time.
 */
export function occurrenceOn(rule: SeriesRule, day: string): Occurrence {
  const startsAt = fromLocalTime(`${day}T${rule.startTime}`, rule.timeZone)
  return { day, startsAt, endsAt: new Date(startsAt.getTime() + rule.minutes * MINUTE) }
}

/** Every session of a series, in order of its days. */
export const seriesOccurrences = (rule: SeriesRule): Occurrence[] =>
  seriesDays(rule).map((day) => occurrenceOn(rule, day))

/** The same series `days` later (or earlier): first and last day, weekdays and skipped days move along. */
export function shiftRule(rule: SeriesRule, days: number): SeriesRule {
  const move = (day: string) => addDays(day, days)
  return {
    ...rule,
    weekdays: rule.weekdays
      .map((weekday) => weekdayOf(addDays('2023-12-31', weekday + days)))
      .sort(),
    startsOn: move(rule.startsOn),
    end: 'until' in rule.end ? { until: move(rule.end.until) } : rule.end,
    skipped: rule.skipped.map(move),
  }
}

/** The same series without `days`; the other days stay, also where the series goes by count. */
export function withoutDays(rule: SeriesRule, days: readonly string[]): SeriesRule {
  const gone = seriesDays(rule).filter((day) => days.includes(day))
  const end = 'until' in rule.end ? rule.end : { count: rule.end.count - gone.length }
  return { ...rule, end, skipped: [...rule.skipped, ...gone].sort() }
}

/** Splits a series before `day`: together, the two have the days the one had. */
export function splitRule(rule: SeriesRule, day: string): [before: SeriesRule, from: SeriesRule] {
  const earlier = seriesDays(rule).filter((one) => one < day).length
  const tailEnd = 'until' in rule.end ? rule.end : { count: rule.end.count - earlier }
  const startsOn = day > rule.startsOn ? day : rule.startsOn
  return [
    {
      ...rule,
      end: { until: addDays(day, -1) },
      skipped: rule.skipped.filter((one) => one < day),
    },
    { ...rule, startsOn, end: tailEnd, skipped: rule.skipped.filter((one) => one >= day) },
  ]
}

const day = z.string().refine(isDay, { message: 'not-a-day', abort: true })

/** A rule as typed. Issues by field: `not-a-day`, `not-a-time`, `not-a-time-zone`, `no-sessions`, `too-many`, `too-far`. */
export const seriesRule = z
  .object({
    weekdays: z.array(z.literal(WEEKDAYS)).min(1, { message: 'required' }).max(7),
    startsOn: day,
    startTime: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'not-a-time', abort: true }),
    minutes: z.int().min(1).max(LONGEST_MINUTES),
    timeZone,
    end: z.union([
      z.object({ until: day }).strict(),
      z.object({ count: z.int().min(1).max(SERIES_MAX, { message: 'too-many' }) }).strict(),
    ]),
    skipped: z.array(day).max(SERIES_MAX).default([]),
  })
  .strict()
  .transform((rule) => ({
    ...rule,
    weekdays: [...new Set(rule.weekdays)].sort(),
    skipped: [...new Set(rule.skipped)].sort(),
  }))
  .superRefine((rule, issues) => {
    const refuse = (path: string, message: string) =>
      issues.addIssue({ code: 'custom', path: [path], message })
    if ('until' in rule.end && daysBetween(rule.startsOn, rule.end.until) > SERIES_DAYS_MAX)
      return refuse('end', 'too-far')
    const { length } = seriesDays(rule)
    if (length === 0) refuse('end', 'no-sessions')
    else if (length > SERIES_MAX) refuse('end', 'too-many')
    else if ('count' in rule.end && length < rule.end.count) refuse('end', 'too-far')
  })

/** Whether a session stands where its series put it; false once it was moved by itself. */
export const isAsPlanned = (
  rule: SeriesRule,
  session: { seriesDay: string; startsAt: Date; endsAt: Date },
): boolean => {
  const planned = occurrenceOn(rule, session.seriesDay)
  return (
    planned.startsAt.getTime() === session.startsAt.getTime() &&
    planned.endsAt.getTime() === session.endsAt.getTime()
  )
}

/** The rule that `rule` becomes when one of its sessions is given another time by hand: day, time and length follow it. */
export function followSession(
  rule: SeriesRule,
  from: { startsAt: Date; timeZone: string },
  to: { startsLocal: string; minutes: number; timeZone: string },
): { rule: SeriesRule; days: number } {
  const days = daysBetween(localDay(from.startsAt, from.timeZone), to.startsLocal.slice(0, 10))
  const { minutes, timeZone: zone } = to
  const moved = { ...shiftRule(rule, days), minutes, timeZone: zone }
  return { rule: { ...moved, startTime: to.startsLocal.slice(11, 16) }, days }
}
