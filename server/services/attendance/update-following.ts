import { asc, eq } from 'drizzle-orm'
import type { UpdateActivityInput } from '../../../domain/activity-forms'
import { MINUTE } from '../../../domain/durations'
import { DomainError } from '../../../domain/errors'
import {
  followSession,
  isAsPlanned,
  occurrenceOn,
  type SeriesRule,
  splitRule,
} from '../../../domain/series'
import { addDays, localTime } from '../../../domain/time'
import { activities, activitySeries } from '../../db/schema'
import { type ActivityPatch, changeActivity } from '../activities/change-activity'
import { dropEmptySeries } from '../activities/drop-empty-series'
import type { Activity } from '../activities/lock-activities'
import { patchOf } from '../activities/patch-of'
import type { ServiceContext } from '../context'
import { isAhead } from './is-ahead'
import { tellMoved } from './tell-expected'

export interface UpdatedActivities {
  activityId: string
  version: number
  /** Activities that are different now, those of them with another time or place, and people told. */
  changed: number
  moved: number
  mails: number
}

/** A session and those that follow it in its series, by the days the series gave them; all locked. */
interface Following {
  chosen: Activity & { seriesDay: string }
  rows: (Activity & { seriesDay: string })[]
  seriesId: string
  rule: SeriesRule
}

/**
 * Changes a session and those of its series after it that have not begun; in the caller's transaction. Texts, place and
 * status are the same for all. With another time, the series splits: what follows becomes a series of its own,
 * moved by as many days; a session that was moved by itself before keeps its own time, and a cancelled one stays
 * cancelled. Refuses NOT_FOUND, NO_SERIES, CONFLICT, SESSION_BEGUN, ACTIVITY_CANCELLED, INVALID_TIMES.
 */
export async function updateFollowing(
  ctx: ServiceContext,
  { activityId, version, changes }: UpdateActivityInput,
): Promise<UpdatedActivities> {
  const following = await lockFollowing(ctx, { activityId, version })
  const { chosen } = following
  if (chosen.startsAt <= ctx.now) throw new DomainError('SESSION_BEGUN', { activityId })
  const patch = patchOf(chosen, changes)
  const timesOf = await planTimes(ctx, following, patch)
  const { startsAt, endsAt, timeZone, status, ...texts } = patch
  const results = []
  for (const row of following.rows) {
    const hasBegun = row.startsAt <= ctx.now
    const planned = timesOf(row)
    const own: ActivityPatch = hasBegun
      ? { seriesId: planned.seriesId, seriesDay: planned.seriesDay }
      : { ...texts, ...planned, ...(status && row.status !== 'cancelled' ? { status } : {}) }
    results.push({ before: row, ...(await changeActivity(ctx, row, own)) })
  }
  await dropEmptySeries(ctx, following.seriesId)
  const isStillAhead = isAhead(ctx.now)
  const news = results.filter(
    ({ before, activity, isMoved }) =>
      isMoved && before.status !== 'draft' && isStillAhead(activity),
  )
  return {
    activityId,
    version: results.find(({ before }) => before.id === activityId)?.activity.version ?? version,
    changed: results.filter(({ isChanged }) => isChanged).length,
    moved: results.filter(({ isMoved }) => isMoved).length,
    mails: await tellMoved(ctx, news),
  }
}

async function lockFollowing(
  { db }: Pick<ServiceContext, 'db'>,
  { activityId, version }: { activityId: string; version: number },
): Promise<Following> {
  const [series] = await db
    .select({ id: activitySeries.id, rule: activitySeries.rule })
    .from(activities)
    .innerJoin(activitySeries, eq(activitySeries.id, activities.seriesId))
    .where(eq(activities.id, activityId))
    // Two changes of one series take turns.
    .for('update', { of: activitySeries })
  if (!series) throw new DomainError(await whyNoSeries(db, activityId), { activityId })
  const locked = await db
    .select()
    .from(activities)
    .where(eq(activities.seriesId, series.id))
    .orderBy(asc(activities.id))
    .for('no key update')
  const dated = locked.flatMap((row) =>
    row.seriesDay === null ? [] : [{ ...row, seriesDay: row.seriesDay }],
  )
  const chosen = dated.find(({ id }) => id === activityId)
  if (!chosen || chosen.version !== version) throw new DomainError('CONFLICT', { activityId })
  const rows = dated.filter(({ seriesDay }) => seriesDay >= chosen.seriesDay)
  return { chosen, rows, seriesId: series.id, rule: series.rule }
}

const whyNoSeries = async (db: ServiceContext['db'], activityId: string) =>
  (await db.$count(activities, eq(activities.id, activityId))) > 0 ? 'NO_SERIES' : 'NOT_FOUND'

type Planned = Pick<ActivityPatch, 'startsAt' | 'endsAt' | 'timeZone' | 'seriesId' | 'seriesDay'>

/** Where each of the sessions goes when the chosen one gets the times of `patch`; splits the series if they are others. */
async function planTimes(
  { db }: Pick<ServiceContext, 'db'>,
  { chosen, seriesId, rule }: Following,
  { startsAt = chosen.startsAt, endsAt = chosen.endsAt, timeZone = chosen.timeZone }: ActivityPatch,
): Promise<(row: Activity & { seriesDay: string }) => Planned> {
  const isSame =
    startsAt.getTime() === chosen.startsAt.getTime() &&
    endsAt.getTime() === chosen.endsAt.getTime() &&
    timeZone === chosen.timeZone
  if (isSame) return () => ({})
  const [before, from] = splitRule(rule, chosen.seriesDay)
  const { rule: after, days } = followSession(from, chosen, {
    startsLocal: localTime(startsAt, timeZone),
    minutes: Math.round((endsAt.getTime() - startsAt.getTime()) / MINUTE),
    timeZone,
  })
  const newSeriesId = await splitSeries(db, seriesId, before, after)
  return (row) => {
    const seriesDay = addDays(row.seriesDay, days)
    const place = { seriesId: newSeriesId, seriesDay }
    if (row.id === chosen.id) return { ...place, startsAt, endsAt, timeZone }
    if (!isAsPlanned(rule, row)) return place
    const occurrence = occurrenceOn(after, seriesDay)
    return { ...place, timeZone, startsAt: occurrence.startsAt, endsAt: occurrence.endsAt }
  }
}

/** Adds the series of what follows and shortens the one it was part of; gives the new one. */
async function splitSeries(
  db: ServiceContext['db'],
  seriesId: string,
  before: SeriesRule,
  after: SeriesRule,
): Promise<string> {
  const [created] = await db
    .insert(activitySeries)
    .values({ rule: after })
    .returning({ id: activitySeries.id })
  if (!created) throw new Error('The insert returned no row.')
  await db.update(activitySeries).set({ rule: before }).where(eq(activitySeries.id, seriesId))
  return created.id
}
