import { z } from 'zod'
import { ATTENDANCE_STATUSES, MARKS_MAX, type Mark, NOTE_MAX } from './marks'
import { text } from './text'

export type { AttendanceStatus, Mark, MarkCounts, Window } from './marks'
export { ATTENDANCE_STATUSES, countMarks, NOTE_MAX } from './marks'

/**
 * One tap. `opId` is made on the device and makes a repeat harmless. A field that is not there is left alone:
 * `status` null unmarks, `note` null deletes the note. `onlyUnmarked`: do nothing to somebody marked meanwhile.
 * `baseVersion`: the cell as the marker saw it, so that what somebody else set since is not replaced unasked.
 * `undoes`: takes back what that operation set, and nothing that came after it.
 */
export const markInput = z
  .object({
    opId: z.uuid(),
    userId: z.uuid(),
    status: z.enum(ATTENDANCE_STATUSES).nullable().optional(),
    note: text({ max: NOTE_MAX }).nullable().optional(),
    baseVersion: z.number().int().min(0).optional(),
    onlyUnmarked: z.boolean().optional(),
    undoes: z.uuid().optional(),
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
