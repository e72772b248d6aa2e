import { sql } from 'drizzle-orm'
import type { Mark } from '../../../domain/attendance'
import type { Db } from '../../db/client'

export interface MarkEvent {
  opId: string
  opHash: string
  userId: string
  fromStatus: Mark
  toStatus: Mark
  changedFields: string[]
  deviceAt: Date
  isLate: boolean
  seq: number
}

/** How a cell is to be afterwards; status null takes the record away. */
export interface MarkRecord {
  userId: string
  status: Mark
  note: string | null
  markedAt: Date
}

/** A column of `rows` as one parameter, a list: read in less time than JSON is. */
const column = <Row>(rows: readonly Row[], value: (row: Row) => string | null) =>
  sql.param(rows.map(value))

/** The same of ids, words, numbers and times, which the driver need not look through for what to quote. */
const plainColumn = <Row>(
  rows: readonly Row[],
  value: (row: Row) => string | number | boolean | null,
) => sql.param(`{${rows.map((row) => value(row) ?? 'null').join()}}`)

/**
 * Writes events and records of one session in one statement, whatever their number. Sorted by person, so that
 * writers never wait for each other in a circle.
 */
export async function saveMarks(
  db: Db,
  { activityId, actorId, device }: { activityId: string; actorId: string; device: string },
  events: readonly MarkEvent[],
  records: readonly MarkRecord[],
): Promise<void> {
  if (events.length === 0) return
  const standing = records.filter(({ status }) => status !== null)
  // Joined to the list of cells instead, it would compare each record with each cell.
  const unmarked = records.filter(({ status }) => status === null)
  await db.execute(sql`
    with logged as (
      insert into attendance_events
        (op_id, op_hash, activity_id, user_id, from_status, to_status, changed_fields, actor_id,
         device, device_at, is_late, seq, created_at)
      select op_id, op_hash, ${activityId}, user_id, from_status, to_status, changed_fields::text[], ${actorId},
        ${device}, device_at, is_late, seq, clock_timestamp()
      from unnest(
        ${plainColumn(events, (event) => event.opId)}::uuid[],
        ${plainColumn(events, (event) => event.opHash)}::text[],
        ${plainColumn(events, (event) => event.userId)}::uuid[],
        ${plainColumn(events, (event) => event.fromStatus)}::text[],
        ${plainColumn(events, (event) => event.toStatus)}::text[],
        ${column(events, (event) => `{${event.changedFields}}`)}::text[],
        ${plainColumn(events, (event) => event.deviceAt.toISOString())}::timestamptz[],
        ${plainColumn(events, (event) => event.isLate)}::boolean[],
        ${plainColumn(events, (event) => event.seq)}::integer[]
      ) as event (op_id, op_hash, user_id, from_status, to_status, changed_fields, device_at, is_late, seq)
      order by user_id, seq
    ), unmarked as (
      delete from attendance_records
      where activity_id = ${activityId} and user_id = any(${plainColumn(unmarked, (cell) => cell.userId)}::uuid[])
    ), context as (
      select min(program_id::text)::uuid as program_id
      from program_activities where activity_id = ${activityId} having count(*) = 1
    )
    insert into attendance_records
      (user_id, activity_id, program_id, marked_by, attendance_status, notes, marked_at)
    select user_id, ${activityId}, (select program_id from context), ${actorId}, status, note, marked_at
    from unnest(
      ${plainColumn(standing, (cell) => cell.userId)}::uuid[],
      ${plainColumn(standing, (cell) => cell.status)}::text[],
      ${column(standing, (cell) => cell.note)}::text[],
      ${plainColumn(standing, (cell) => cell.markedAt.toISOString())}::timestamptz[]
    ) as cell (user_id, status, note, marked_at)
    order by user_id
    on conflict (user_id, activity_id) do update set
      attendance_status = excluded.attendance_status, notes = excluded.notes,
      marked_by = excluded.marked_by, marked_at = excluded.marked_at
  `)
}
