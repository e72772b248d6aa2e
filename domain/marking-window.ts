import { z } from 'zod'
import { DAY } from './durations'
import { isWithin, type MarkableActivity, refusalWithin, type Window } from './marks'
import { text } from './text'
import { localDay, startOfDay } from './time'

export const MARKING_DAYS_AFTER_END = 7
/** How long after a window's end a mark made inside it may still arrive from a device that was offline. */
export const LATE_SYNC_DAYS = 7
export const REOPENED_DAYS_MAX = 14
export const REOPENING_REASON_MAX = 500

export const reopenSessionInput = z
  .object({
    activityId: z.uuid(),
    reason: text({ max: REOPENING_REASON_MAX }),
    days: z.int().min(1).max(REOPENED_DAYS_MAX),
  })
  .strict()
export type ReopenSessionInput = z.infer<typeof reopenSessionInput>

/** From when until when marks are taken: local midnight of the session's day, to seven days after its end. */
export function markingWindow(
  activity: Pick<MarkableActivity, 'startsAt' | 'endsAt' | 'timeZone'>,
) {
  return {
    opensAt: startOfDay(localDay(activity.startsAt, activity.timeZone), activity.timeZone),
    closesAt: new Date(activity.endsAt.getTime() + MARKING_DAYS_AFTER_END * DAY),
  }
}

/** Why marks are not taken at `now`, as an error code; null when they are. `reopenings`: spans an admin added. */
export const markingRefusal = (
  activity: MarkableActivity,
  now: Date,
  reopenings: readonly Window[] = [],
) => refusalWithin(activity, now, markingWindow(activity), reopenings)

export type MarkingState = 'open' | 'not_open_yet' | 'closed' | 'cancelled'

const STATES = {
  NOT_A_SESSION: 'cancelled',
  SESSION_CANCELLED: 'cancelled',
  SESSION_NOT_OPEN_YET: 'not_open_yet',
  SESSION_CLOSED: 'closed',
} as const

/**
 * Whether a session takes marks now, from when, and until when with its reopenings. `reopenedUntil` is there only
 * while it is a reopening that keeps it open.
 */
export function markingTimes(
  activity: MarkableActivity,
  reopenings: readonly Window[],
  now: Date,
): Window & { markingState: MarkingState; reopenedUntil: Date | null } {
  const refusal = markingRefusal(activity, now, reopenings)
  const window = markingWindow(activity)
  const current = reopenings.filter((span) => isWithin(span, now))
  const isReopened = refusal === null && !isWithin(window, now)
  return {
    markingState: refusal === null ? 'open' : STATES[refusal],
    opensAt: window.opensAt,
    closesAt: latestEnd([window, ...reopenings]),
    reopenedUntil: isReopened ? latestEnd(current) : null,
  }
}

const latestEnd = (spans: readonly Window[]) =>
  new Date(Math.max(...spans.map((span) => span.closesAt.getTime())))

/**
 * Whether a mark made at `deviceAt` by the device's clock is taken now. While the session is open it is, whatever that
 * clock says: a wrong one must not stop anybody. Afterwards only what was made inside a span, for seven more days,
 * and it is late. What is the same for all marks is worked out once: the time zone takes longer than writing a mark.
 */
export function judgeMarks(
  activity: MarkableActivity,
  reopenings: readonly Window[],
  now: Date,
): (deviceAt: Date) => { refusal: ReturnType<typeof markingRefusal>; isLate: boolean } {
  const refusal = markingRefusal(activity, now, reopenings)
  if (refusal !== 'SESSION_CLOSED') return () => ({ refusal, isLate: false })
  const spans = [markingWindow(activity), ...reopenings].filter((span) =>
    isWithin({ ...span, closesAt: lateSyncEnd(span) }, now),
  )
  return (deviceAt) => {
    const isLate = spans.some((span) => isWithin(span, deviceAt))
    return { refusal: isLate ? null : refusal, isLate }
  }
}

const lateSyncEnd = ({ closesAt }: Window) => new Date(closesAt.getTime() + LATE_SYNC_DAYS * DAY)
