import type { ActivityKind, ActivityStatus } from './activities'

// Without zod and the calendar, which would weigh on the page that marks.

/** What a record says. Unmarked is a fourth thing: no record at all. */
export const ATTENDANCE_STATUSES = ['present', 'absent', 'excused'] as const
export type AttendanceStatus = (typeof ATTENDANCE_STATUSES)[number]
/** A cell of the roll call: a status, or null for unmarked. */
export type Mark = AttendanceStatus | null

export const NOTE_MAX = 500
/** As many as the largest session: one request closes it. */
export const MARKS_MAX = 2000

export interface MarkableActivity {
  kind: ActivityKind
  status: ActivityStatus
  startsAt: Date
  endsAt: Date
  timeZone: string
}

/** A span in which marks are taken, both ends included. */
export interface Window {
  opensAt: Date
  closesAt: Date
}

export const isWithin = ({ opensAt, closesAt }: Window, at: Date) => opensAt <= at && at <= closesAt

/**
 * Why a session takes no marks at `now`, as an error code; null when it does. `window` is its own, `reopenings` are
 * spans an admin added.
 */
export function refusalWithin(
  activity: Pick<MarkableActivity, 'kind' | 'status'>,
  now: Date,
  window: Window,
  reopenings: readonly Window[] = [],
) {
  if (activity.kind !== 'session') return 'NOT_A_SESSION'
  if (activity.status === 'cancelled') return 'SESSION_CANCELLED'
  if (activity.status === 'draft' || now < window.opensAt) return 'SESSION_NOT_OPEN_YET'
  return [window, ...reopenings].some((span) => isWithin(span, now)) ? null : 'SESSION_CLOSED'
}

/** How many of a roster are what; the four always add up to its length. */
export function countMarks(marks: readonly Mark[]) {
  const counts = { present: 0, absent: 0, excused: 0, unmarked: 0 }
  for (const mark of marks) counts[mark ?? 'unmarked'] += 1
  return counts
}
export type MarkCounts = ReturnType<typeof countMarks>
