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
  device: string
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

/**
 * Writes events and records of one session in one statement, whatever their number: each list travels as one
 * JSON parameter. Sorted by person, so that writers never wait for each other in a circle.
 */
export async function saveMarks(
  db: Db,
  { activityId, actorId }: { activityId: string; actorId: string },
  events: readonly MarkEvent[],
  records: readonly MarkRecord[],
): Promise<void> {
  if (events.length === 0) return
  // Joined to the list of cells instead, it would compare each record with each cell.
  const unmarked = records.filter(({ status }) => status === null).map(({ userId }) => userId)
  await db.execute(sql`
    with event as (
      select * from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as event(
        "opId" uuid, "opHash" text, "userId" uuid, "fromStatus" text, "toStatus" text,
        "changedFields" text[], "device" text, "deviceAt" timestamptz, "isLate" boolean, "seq" integer)
    ), cell as (
      select * from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as cell(
        "userId" uuid, "status" text, "note" text, "markedAt" timestamptz)
    ), logged as (
      insert into attendance_events
        (op_id, op_hash, activity_id, user_id, from_status, to_status, changed_fields, actor_id,
         device, device_at, is_late, seq, created_at)
      select "opId", "opHash", ${activityId}, "userId", "fromStatus", "toStatus", "changedFields", ${actorId},
        "device", "deviceAt", "isLate", "seq", clock_timestamp()
      from event order by "userId", "seq"
    ), unmarked as (
      delete from attendance_records
      where activity_id = ${activityId} and user_id = any(${sql.param(unmarked)}::uuid[])
    ), context as (
      select min(program_id::text)::uuid as program_id
      from program_activities where activity_id = ${activityId} having count(*) = 1
    )
    insert into attendance_records
      (user_id, activity_id, program_id, marked_by, attendance_status, notes, marked_at)
    select "userId", ${activityId}, (select program_id from context), ${actorId}, "status", "note", "markedAt"
    from cell where "status" is not null order by "userId"
    on conflict (user_id, activity_id) do update set
      attendance_status = excluded.attendance_status, notes = excluded.notes,
      marked_by = excluded.marked_by, marked_at = excluded.marked_at
  `)
}
