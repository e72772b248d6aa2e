import { z } from 'zod'
import type { ActivityKind, ActivityStatus } from './activities'
import { text } from './text'
import { DAY, localDay, startOfDay } from './time'

/** What a record says. Unmarked is a fourth thing: no record at all. */
export const ATTENDANCE_STATUSES = ['present', 'absent', 'excused'] as const
export type AttendanceStatus = (typeof ATTENDANCE_STATUSES)[number]
/** A cell of the roll call: a status, or null for unmarked. */
export type Mark = AttendanceStatus | null

export const NOTE_MAX = 500
/** As many as the largest session: one request closes it. */
export const MARKS_MAX = 2000
export const MARKING_DAYS_AFTER_END = 7

/**
 * One tap. `opId` is made on the device and makes a repeat harmless. A field that is not there is left alone:
 * `status` null unmarks, `note` null deletes the note. `onlyUnmarked`: do nothing to somebody marked meanwhile.
 * `baseVersion`: the cell as the marker saw it, so that what somebody else set since is not replaced unasked.
 */
export const markInput = z
  .object({
    opId: z.uuid(),
    userId: z.uuid(),
    status: z.enum(ATTENDANCE_STATUSES).nullable().optional(),
    note: text({ max: NOTE_MAX }).nullable().optional(),
    baseVersion: z.number().int().min(0).optional(),
    onlyUnmarked: z.boolean().optional(),
    // Any clock a device may have; beyond, dates are written in forms PostgreSQL does not read.
    deviceAt: z.date().min(new Date(0)).max(new Date('9999-01-01')),
  })
  .strict()
  .refine((mark) => mark.status !== undefined || mark.note !== undefined, { message: 'empty' })
export type MarkInput = z.infer<typeof markInput>

export const markAttendanceInput = z
  .object({
    activityId: z.uuid(),
    device: text({ max: 100 }),
    marks: z.array(markInput).min(1).max(MARKS_MAX),
  })
  .strict()
export type MarkAttendanceInput = z.infer<typeof markAttendanceInput>

/** What is new since `after`, the cursor of the last answer; `rosterKey` as last seen, to learn whether it changed. */
export const changesInput = z
  .object({
    activityId: z.uuid(),
    after: z.number().int().min(0),
    rosterKey: z.string().max(500).optional(),
  })
  .strict()

export interface MarkableActivity {
  kind: ActivityKind
  status: ActivityStatus
  startsAt: Date
  endsAt: Date
  timeZone: string
}

/** From when until when marks are taken: local midnight of the session's day, to seven days after its end. */
export function markingWindow(
  activity: Pick<MarkableActivity, 'startsAt' | 'endsAt' | 'timeZone'>,
) {
  return {
    opensAt: startOfDay(localDay(activity.startsAt, activity.timeZone), activity.timeZone),
    closesAt: new Date(activity.endsAt.getTime() + MARKING_DAYS_AFTER_END * DAY),
  }
}

/** A span in which marks are taken, both ends included. */
export interface Window {
  opensAt: Date
  closesAt: Date
}

export const isWithin = ({ opensAt, closesAt }: Window, at: Date) => opensAt <= at && at <= closesAt

/** Why marks are not taken at `now`, as an error code; null when they are. `reopenings`: spans an admin added. */
export function markingRefusal(
  activity: MarkableActivity,
  now: Date,
  reopenings: readonly Window[] = [],
) {
  if (activity.kind !== 'session') return 'NOT_A_SESSION'
  if (activity.status === 'cancelled') return 'SESSION_CANCELLED'
  const window = markingWindow(activity)
  if (activity.status === 'draft' || now < window.opensAt) return 'SESSION_NOT_OPEN_YET'
  return [window, ...reopenings].some((span) => isWithin(span, now)) ? null : 'SESSION_CLOSED'
}

/** A cell as stored: the mark, its note, and its version (0 = never touched). */
export interface Cell {
  status: Mark
  note: string | null
  version: number
}

export interface AppliedMark {
  cell: Cell
  fromStatus: Mark
  changedFields: ('status' | 'notes')[]
}

/**
 * What a tap makes of a cell; the new version is given by the caller. Null when it cannot be done: a note
 * needs a mark to stand on, and unmarking would lose a note unless the tap says so itself.
 */
export function applyMark(
  cell: Cell,
  mark: Pick<MarkInput, 'status' | 'note' | 'onlyUnmarked'>,
  version: number,
) {
  const keep = mark.onlyUnmarked === true && cell.status !== null
  const status = keep || mark.status === undefined ? cell.status : mark.status
  const note = keep || mark.note === undefined ? cell.note : mark.note
  if (status === null && note !== null) return null
  const applied: AppliedMark = {
    cell: { status, note, version },
    fromStatus: cell.status,
    changedFields: [
      ...(status === cell.status ? [] : (['status'] as const)),
      ...(note === cell.note ? [] : (['notes'] as const)),
    ],
  }
  return applied
}

/** How many of a roster are what; the four always add up to its length. */
export function countMarks(marks: readonly Mark[]) {
  const counts = { present: 0, absent: 0, excused: 0, unmarked: 0 }
  for (const mark of marks) counts[mark ?? 'unmarked'] += 1
  return counts
}
export type MarkCounts = ReturnType<typeof countMarks>
