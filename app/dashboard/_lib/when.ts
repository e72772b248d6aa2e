import { daysBetween, localDay } from '@/domain/time'

/** How one says when something begins: a thing that is on, a near day by its name, any other by its date. */
export type Nearness = 'now' | 'over' | 'today' | 'tomorrow' | 'week' | 'date'

/** How near a span of time is at `now`, by the calendar days of `timeZone`. */
export function nearness(
  span: { startsAt: Date; endsAt: Date; timeZone: string },
  now: Date,
): Nearness {
  if (span.endsAt <= now) return 'over'
  if (span.startsAt <= now) return 'now'
  const days = daysBetween(localDay(now, span.timeZone), localDay(span.startsAt, span.timeZone))
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  return days < 7 ? 'week' : 'date'
}
