import { eq, sql } from 'drizzle-orm'
import { activities } from '../../db/schema'
import type { ServiceContext } from '../context'
import type { Activity } from './lock-activities'

/** What may become different about an activity, as stored. What is undefined stays. */
export type ActivityPatch = Partial<
  Pick<
    Activity,
    | 'title'
    | 'description'
    | 'location'
    | 'link'
    | 'startsAt'
    | 'endsAt'
    | 'timeZone'
    | 'status'
    | 'cancelReason'
    | 'seriesId'
    | 'seriesDay'
  >
>

/** `isMoved`: another time or place, which those expected must hear of. */
export interface ChangedActivity {
  activity: Activity
  isChanged: boolean
  isMoved: boolean
}

const TIME_AND_PLACE = ['startsAt', 'endsAt', 'timeZone', 'location', 'link'] as const
/** What calendars show; a change of it counts as a new SEQUENCE (RFC 5545). */
const IN_CALENDARS = [...TIME_AND_PLACE, 'status'] as const

const differs = (before: unknown, after: unknown) =>
  before instanceof Date && after instanceof Date
    ? before.getTime() !== after.getTime()
    : before !== after

/**
 * Writes what is different in `patch` to an activity the caller has locked: version + 1, and sequence + 1 where
 * time, place, link or status is. Nothing different, nothing written.
 */
export async function changeActivity(
  { db }: Pick<ServiceContext, 'db'>,
  before: Activity,
  patch: ActivityPatch,
): Promise<ChangedActivity> {
  const after = { ...before, ...patch }
  const changed = (Object.keys(patch) as (keyof ActivityPatch)[]).filter(
    (field) => patch[field] !== undefined && differs(before[field], after[field]),
  )
  if (changed.length === 0) return { activity: before, isChanged: false, isMoved: false }
  const isAny = (fields: readonly string[]) => changed.some((field) => fields.includes(field))
  const [activity] = await db
    .update(activities)
    .set({
      ...Object.fromEntries(changed.map((field) => [field, patch[field]])),
      version: sql`${activities.version} + 1`,
      ...(isAny(IN_CALENDARS) ? { sequence: sql`${activities.sequence} + 1` } : {}),
    })
    .where(eq(activities.id, before.id))
    .returning()
  if (!activity) throw new Error('The activity is gone although it was locked.')
  return { activity, isChanged: true, isMoved: isAny(TIME_AND_PLACE) }
}
