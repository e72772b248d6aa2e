import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type ConflictsInput, readTimes } from '../../../domain/activity-forms'
import { DomainError } from '../../../domain/errors'
import { seriesOccurrences } from '../../../domain/series'
import type { Db } from '../../db/client'
import type { ServiceContext } from '../context'

/** A stretch of time a session takes or would take. `activityId` null: it does not exist yet. */
interface Slot {
  activityId: string | null
  startsAt: Date
  endsAt: Date
  location: string | null
  programIds: readonly string[]
}

/** A session that overlaps a slot in time, in the same place or for the same people (a program of both). */
export interface Conflict {
  /** The slot, counted from 0. */
  slot: number
  activityId: string
  title: string
  startsAt: Date
  endsAt: Date
  timeZone: string
  location: string | null
  samePlace: boolean
  sameProgram: boolean
}

const row = z.object({
  slot: z.coerce.number(),
  activity_id: z.string(),
  title: z.string(),
  starts_at: z.coerce.date(),
  ends_at: z.coerce.date(),
  time_zone: z.string(),
  location: z.string().nullable(),
  same_place: z.boolean(),
  same_program: z.boolean(),
})

/** The sessions each slot meets, drafts and cancelled ones apart; itself and those of `exceptSeriesId` too. */
export async function readConflicts(
  db: Db,
  slots: readonly Slot[],
  exceptSeriesId: string | null = null,
): Promise<Conflict[]> {
  if (slots.length === 0) return []
  const wanted = slots.map((slot, number) => ({ ...slot, number }))
  const { rows } = z.object({ rows: z.array(row) }).parse(
    await db.execute(sql`
      with slot as (
        select * from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as slot(
          "number" integer, "activityId" uuid, "startsAt" timestamptz, "endsAt" timestamptz,
          "location" text, "programIds" uuid[])
      ), longest as (
        -- How far back a session that still goes on may have begun: so the index on starts_at serves.
        select max(ends_at - starts_at) as lasts from activities where kind = 'session'
      ), met as (
        select slot."number" as slot, activity.*,
          lower(regexp_replace(activity.location, '\\s+', ' ', 'g')) =
            lower(regexp_replace(slot."location", '\\s+', ' ', 'g')) is true as same_place,
          exists (select 1 from program_activities link
            where link.activity_id = activity.id and link.program_id = any(slot."programIds")) as same_program
        from slot
        join activities activity on activity.starts_at < slot."endsAt" and activity.ends_at > slot."startsAt"
          and activity.starts_at > slot."startsAt" - (select lasts from longest)
        where activity.kind = 'session' and activity.status in ('scheduled', 'done')
          and activity.id is distinct from slot."activityId"
          and (${exceptSeriesId}::uuid is null or activity.series_id is distinct from ${exceptSeriesId}::uuid)
      )
      select slot, id as activity_id, title, starts_at, ends_at, time_zone, location, same_place, same_program
      from met where same_place or same_program
      order by slot, starts_at, id
      limit 1000`),
  )
  return rows.map((found) => ({
    slot: found.slot,
    activityId: found.activity_id,
    title: found.title,
    startsAt: found.starts_at,
    endsAt: found.ends_at,
    timeZone: found.time_zone,
    location: found.location,
    samePlace: found.same_place,
    sameProgram: found.same_program,
  }))
}

/**
 * What a session, or the sessions of a series (slots in order of their days), would meet in place or time. It is
 * shown, never forbidden.
 */
export function findConflicts(
  { db }: Pick<ServiceContext, 'db'>,
  input: ConflictsInput,
): Promise<Conflict[]> {
  const { location, programIds } = input
  if ('rule' in input) {
    const slots = seriesOccurrences(input.rule).map(({ startsAt, endsAt }) => ({
      activityId: null,
      startsAt,
      endsAt,
      location,
      programIds,
    }))
    return readConflicts(db, slots, input.exceptSeriesId)
  }
  const times = readTimes(input)
  if ('message' in times) throw new DomainError('INVALID_TIMES')
  const activityId = input.exceptActivityId ?? null
  return readConflicts(db, [{ activityId, ...times, location, programIds }])
}
