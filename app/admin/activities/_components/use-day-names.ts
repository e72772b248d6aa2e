import { type DateTimeFormatOptions, useFormatter } from 'next-intl'
import { startOfDay } from '@/domain/time'

/** Words for local days (`2026-09-23`). */
export function useDayNames() {
  const format = useFormatter()
  const name = (day: string, options: DateTimeFormatOptions) =>
    format.dateTime(startOfDay(day, 'UTC'), { ...options, timeZone: 'UTC' })
  return {
    long: (day: string) =>
      name(day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    short: (day: string) =>
      name(day, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }),
    weekday: (day: string) => name(day, { weekday: 'short' }),
    longWeekday: (day: string) => name(day, { weekday: 'long' }),
    month: (day: string) => name(day, { month: 'long', year: 'numeric' }),
    // Two dates rather than a range, whose spaces differ from browser to server.
    range: (from: string, to: string) =>
      [from, to]
        .map((day) => name(day, { day: 'numeric', month: 'short', year: 'numeric' }))
        .join(' – '),
  }
}
