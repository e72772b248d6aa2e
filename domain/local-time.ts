import { fromDate, parseDateTime, toCalendarDateTime, toZoned } from '@internationalized/date'
import { HOUR, MINUTE } from './durations'
import { fromLocalTime, localTime } from './time'

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/
const OFFSET = /[+-]\d{2}:\d{2}$/

/**
 * The instant of a local time typed as `2026-09-23T18:50` (seconds allowed) in `zone`. Null for anything else, and for
 * a time the clock skips there; one that occurs twice means the first.
 */
export const parseLocalTime = (typed: string, zone: string): Date | null =>
  LOCAL.test(typed) ? whereShown(typed, zone, () => fromLocalTime(typed, zone)) : null

/**
 * As `parseLocalTime`; with an offset (`2026-11-01T01:30-08:00`) also the second of a time that occurs twice. Null where
 * the clock of `zone` has another offset then.
 */
export function parseExactTime(typed: string, zone: string): Date | null {
  const local = typed.replace(OFFSET, '')
  if (local === typed) return parseLocalTime(typed, zone)
  return LOCAL.test(local) ? whereShown(local, zone, () => new Date(typed)) : null
}

/** What `read` gives, if the clock of `zone` shows `local` then. */
function whereShown(local: string, zone: string, read: () => Date): Date | null {
  try {
    const instant = read()
    const shown = toCalendarDateTime(fromDate(instant, zone))
    return shown.compare(parseDateTime(local)) === 0 ? instant : null
  } catch {
    return null
  }
}

/** What the clock of `zone` shows at an instant, to the minute, with its offset where it shows that twice. */
export function exactTime(instant: Date, zone: string): string {
  const local = localTime(instant, zone)
  const shown = parseDateTime(local)
  const isTwice = toZoned(shown, zone, 'earlier').compare(toZoned(shown, zone, 'later')) !== 0
  return isTwice ? withOffset(instant, zone) : local
}

/** Whether a local time, with an offset or without, is what the clock of `zone` shows at an instant. */
export const isTimeOf = (typed: string, instant: Date, zone: string): boolean =>
  typed === localTime(instant, zone) || typed === withOffset(instant, zone)

function withOffset(instant: Date, zone: string): string {
  const { offset } = fromDate(instant, zone)
  const ahead = Math.abs(offset)
  const digits = [ahead / HOUR, (ahead % HOUR) / MINUTE].map((part) =>
    String(Math.floor(part)).padStart(2, '0'),
  )
  return `${localTime(instant, zone)}${offset < 0 ? '-' : '+'}${digits.join(':')}`
}
