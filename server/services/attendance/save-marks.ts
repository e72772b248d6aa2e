import { sql } from 'drizzle-orm'
import { ATTENDANCE_STATUSES, type AttendanceStatus, type Mark } from '../../../domain/marks'
import type { Db } from '../../db/client'
import { idParameter } from './id-lists'

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

/** How a cell is to be afterwards; status null takes the record away. `before`: the record that is there, if one is. */
export interface MarkRecord {
  userId: string
  status: Mark
  note: string | null
  before: { note: string | null } | null
}

/** A column of `rows` as one parameter, a list: read in less time than JSON is. */
const column = <Row>(rows: readonly Row[], value: (row: Row) => string | null) =>
  sql.param(rows.map(value))

/** The same of ids, words, numbers and times, which the driver need not look through for what to quote. */
const plainColumn = <Row>(
  rows: readonly Row[],
  value: (row: Row) => string | number | boolean | null,
) => sql.param(`{${rows.map((row) => value(row) ?? 'null').join()}}`)

const idsOf = (records: readonly MarkRecord[]) =>
  sql`${idParameter(records.map(({ userId }) => userId))}::uuid[]`

/** What all marks of a request have in common. */
interface Common {
  activityId: string
  actorId: string
  device: string
  now: Date
}

/**
 * Writes events and records of one session in one statement, whatever their number. The session and its people must be
 * locked, the people in their order; what locks people again here is sorted by person too, so that writers never wait
 * for each other in a circle.
 */
export async function saveMarks(
  db: Db,
  common: Common,
  events: readonly MarkEvent[],
  records: readonly MarkRecord[],
): Promise<void> {
  if (events.length === 0) return
  const unmarked = records.filter(({ status }) => status === null)
  const standing = records.filter(({ status }) => status !== null)
  const isOfStatusOnly = ({ before, note }: MarkRecord) => before !== null && before.note === note
  const others = standing.filter((record) => !isOfStatusOnly(record))
  const parts = [insertEvents(common, events)]
  if (unmarked.length > 0) parts.push(deleteRecords(common, unmarked))
  if (others.length > 0) parts.push(upsertRecords(common, others))
  for (const status of ATTENDANCE_STATUSES) {
    const alike = standing.filter((one) => one.status === status && isOfStatusOnly(one))
    if (alike.length > 0) parts.push(updateStatus(common, status, alike))
  }
  const named = parts.map((part, index) => sql`${sql.identifier(`part_${index}`)} as (${part})`)
  await db.execute(sql`with ${sql.join(named, sql`, `)} select 1`)
}

const insertEvents = ({ activityId, actorId, device }: Common, events: readonly MarkEvent[]) => sql`
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
    ${plainColumn(events, (event) => `"{${event.changedFields}}"`)}::text[],
    ${plainColumn(events, (event) => event.deviceAt.toISOString())}::timestamptz[],
    ${plainColumn(events, (event) => event.isLate)}::boolean[],
    ${plainColumn(events, (event) => event.seq)}::integer[]
  ) as event (op_id, op_hash, user_id, from_status, to_status, changed_fields, device_at, is_late, seq)
  order by user_id, seq`

// Joined to the list of cells instead, these two would compare each record with each cell where the planner expects few;
// whether one of a list is looked up, whatever it expects.
const deleteRecords = ({ activityId }: Common, records: readonly MarkRecord[]) => sql`
  delete from attendance_records where activity_id = ${activityId} and user_id = any(${idsOf(records)})`

/** For records that are there and keep their note. Takes a fifth less than an upsert, which looks for them first. */
const updateStatus = (
  { activityId, actorId, now }: Common,
  status: AttendanceStatus,
  records: readonly MarkRecord[],
) => sql`
  update attendance_records
  set attendance_status = ${status}, marked_by = ${actorId}, marked_at = ${now.toISOString()}
  where activity_id = ${activityId} and user_id = any(${idsOf(records)})`

const upsertRecords = ({ activityId, actorId, now }: Common, records: readonly MarkRecord[]) => sql`
  insert into attendance_records
    (user_id, activity_id, program_id, marked_by, attendance_status, notes, marked_at)
  select user_id, ${activityId}, (
      select min(program_id::text)::uuid from program_activities
      where activity_id = ${activityId} having count(*) = 1
    ), ${actorId}, status, note, ${now.toISOString()}::timestamptz
  from unnest(
    ${plainColumn(records, (cell) => cell.userId)}::uuid[],
    ${plainColumn(records, (cell) => cell.status)}::text[],
    ${column(records, (cell) => cell.note)}::text[]
  ) as cell (user_id, status, note)
  order by user_id
  on conflict (user_id, activity_id) do update set
    attendance_status = excluded.attendance_status, notes = excluded.notes,
    marked_by = excluded.marked_by, marked_at = excluded.marked_at`
