import type { ActivityKind } from '@/domain/activities'
import { weekdayOf } from '@/domain/series'
import { addDays, daysBetween } from '@/domain/time'

export type CalendarView = 'month' | 'week' | 'list'

/** How far a list reaches, in days. */
const LIST_DAYS = 84

const monday = (day: string) => addDays(day, 1 - weekdayOf(day))
const firstOfMonth = (day: string) => `${day.slice(0, 7)}-01`
/** The first day of the month that lies `months` after that of `day`. */
function monthLater(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const count = year * 12 + (month - 1) + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-01`
}

/** The local days a view shows about `day`, both included: whole weeks of a month, a week, or twelve weeks ahead. */
export function daysShown(view: CalendarView, day: string): { from: string; to: string } {
  if (view === 'list') return { from: day, to: addDays(day, LIST_DAYS - 1) }
  if (view === 'week') return { from: monday(day), to: addDays(monday(day), 6) }
  const last = addDays(monthLater(day, 1), -1)
  return { from: monday(firstOfMonth(day)), to: addDays(monday(last), 6) }
}

/** The day a view is about after one step back or ahead. */
export function stepFrom(view: CalendarView, day: string, by: 1 | -1): string {
  if (view === 'month') return monthLater(day, by)
  return addDays(day, by * (view === 'week' ? 7 : LIST_DAYS))
}

/** The days from `from` to `to`, a list for each week. */
export function weeksOf({ from, to }: { from: string; to: string }): string[][] {
  const weeks = Math.ceil((daysBetween(from, to) + 1) / 7)
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => addDays(from, week * 7 + day)),
  )
}

interface Dated {
  kind: ActivityKind
  day: string
  lastDay: string
}

/** The days an activity stands on in a calendar: a session on each it touches, a deliverable on the one it is due. */
export function daysOf({ kind, day, lastDay }: Dated): string[] {
  if (kind === 'deliverable') return [lastDay]
  return Array.from({ length: daysBetween(day, lastDay) + 1 }, (_, ahead) => addDays(day, ahead))
}

/** Activities by the days between `from` and `to` they stand on, each list in the order they came in. */
export function byDay<T extends Dated>(
  activities: readonly T[],
  { from, to }: { from: string; to: string },
): Map<string, T[]> {
  const days = new Map<string, T[]>()
  for (const activity of activities)
    for (const day of daysOf(activity))
      if (day >= from && day <= to) days.set(day, [...(days.get(day) ?? []), activity])
  return new Map([...days].sort(([a], [b]) => (a < b ? -1 : 1)))
}
