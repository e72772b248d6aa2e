import {
  CalendarDate,
  fromDate,
  parseDate,
  parseDateTime,
  toCalendarDate,
  toCalendarDateTime,
  toZoned,
} from '@internationalized/date'
import { DAY } from './durations'

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

/** The calendar day `days` after (or, below zero, before) `day`. */
export const addDays = (day: string, days: number): string =>
  parseDate(day).add({ days }).toString()

/** How many calendar days lie from `from` to `to`; below zero where `to` is the earlier one. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((startOfDay(to, 'UTC').getTime() - startOfDay(from, 'UTC').getTime()) / DAY)

/** What the clock of `zone` shows at an instant, to the minute: `2026-09-23T18:50`. */
export const localTime = (instant: Date, zone: string): string =>
  toCalendarDateTime(fromDate(instant, zone)).toString().slice(0, 16)

/** The instant `days` later at the same time on the wall clock of `zone` (a skipped or doubled time as `fromLocalTime`). */
export const shiftDays = (instant: Date, zone: string, days: number): Date =>
  fromDate(instant, zone).add({ days }).toDate()
