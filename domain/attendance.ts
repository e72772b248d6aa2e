/** What a record says. Unmarked is a fourth thing: no record at all. */
export const ATTENDANCE_STATUSES = ['present', 'absent', 'excused'] as const
export type AttendanceStatus = (typeof ATTENDANCE_STATUSES)[number]
/** A cell of the roll call: a status, or null for unmarked. */
export type Mark = AttendanceStatus | null

export const NOTE_MAX = 500
