import { fromDate, parseDateTime, toCalendarDateTime } from '@internationalized/date'
import { fromLocalTime } from './time'

/**
 * The instant of a local time typed as `2026-09-23T18:50` (seconds allowed) in `zone`. Null for anything else, and for
 * a time the clock skips there; one that occurs twice means the first.
 */
export function parseLocalTime(typed: string, zone: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(typed)) return null
  try {
    const instant = fromLocalTime(typed, zone)
    const shown = toCalendarDateTime(fromDate(instant, zone))
    return shown.compare(parseDateTime(typed)) === 0 ? instant : null
  } catch {
    return null
  }
}
