import {
  CalendarDate,
  fromDate,
  parseDateTime,
  toCalendarDate,
  toZoned,
} from '@internationalized/date'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** The calendar day (`2026-09-23`) an instant falls on in `zone`. */
export const localDay = (instant: Date, zone: string): string =>
  toCalendarDate(fromDate(instant, zone)).toString()

/** Whether `text` is a calendar day (`2026-09-23`) that exists, of the years every part of the system can write. */
export const isDay = (text: string): boolean =>
  /^[12]\d{3}-\d{2}-\d{2}$/.test(text) && localDay(startOfDay(text, 'UTC'), 'UTC') === text

/** The instant a calendar day (`2026-09-23`), moved by `days`, begins in `zone`. */
export function startOfDay(day: string, zone: string, days = 0): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new CalendarDate(year, month, date).add({ days }).toDate(zone)
}

/**
 * The instant of a local time (`2026-09-23T18:50`) in `zone`. A time the clock skips is moved forward, one that
 * occurs twice means the first (RFC 5545, as calendars do). Throws an Error for anything that is no local time.
 */
export const fromLocalTime = (local: string, zone: string): Date =>
  toZoned(parseDateTime(local), zone, 'compatible').toDate()
