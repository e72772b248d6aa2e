import { eq, inArray } from 'drizzle-orm'
import { type CloneProgramInput, programDates, programDays } from '../../../domain/program-forms'
import { seriesDays, shiftRule, withoutDays } from '../../../domain/series'
import { addDays, daysBetween, localDay, shiftDays } from '../../../domain/time'
import { activities, activitySeries, programActivities, programs } from '../../db/schema'
import { activityOrder } from '../activities/activity-order'
import type { Activity } from '../activities/lock-activities'
import { type ServiceContext, withTransaction } from '../context'
import { chooseSlug } from './choose-slug'
import type { Program } from './find-and-lock-program'
import { lockProgram } from './lock-programs'

/**
 * Adds a program like another one, with copies of its activities (cancelled ones apart), links required and ordered as
 * there. Everything moves by as many days as lie between the first days (of the programs, or the old one's first
 * activity where it has no dates), at the same local times; without a new first day nothing moves and the copy has
 * no dates. Refuses NOT_FOUND, NAME_TAKEN.
 */
export const cloneProgram = (
  context: ServiceContext,
  { programId, name, startDay, isActive }: CloneProgramInput,
): Promise<{ programId: string; slug: string | null; activities: number }> =>
  withTransaction(context, async (ctx) => {
    const source = await lockProgram(ctx, programId)
    const links = await ctx.db
      .select({ link: programActivities, activity: activities })
      .from(programActivities)
      .innerJoin(activities, eq(activities.id, programActivities.activityId))
      .where(eq(programActivities.programId, programId))
      .orderBy(...activityOrder)
    const standing = links.filter(({ activity }) => activity.status !== 'cancelled')
    const earliest = standing
      .map(({ activity }) => localDay(activity.startsAt, activity.timeZone))
      .sort()[0]
    const days = programDays(source)
    const anchor = days.startDay ?? earliest
    const shift = startDay && anchor ? daysBetween(anchor, startDay) : 0
    const dates = {
      startDay,
      lastDay: startDay && days.startDay && days.lastDay ? addDays(days.lastDay, shift) : null,
    }
    const copy = await copyProgram(ctx, source, { name, isActive, ...dates })
    const seriesIds = await copySeries(
      ctx,
      standing.map(({ activity }) => activity),
      shift,
    )
    for (const { link, activity } of standing) {
      const activityId = await copyActivity(ctx, activity, seriesIds, shift)
      const { isRequired, orderIndex } = link
      await ctx.db
        .insert(programActivities)
        .values({ programId: copy.programId, activityId, isRequired, orderIndex })
    }
    return { ...copy, activities: standing.length }
  })

async function copyProgram(
  ctx: ServiceContext,
  source: Program,
  given: { name: string; isActive: boolean; startDay: string | null; lastDay: string | null },
) {
  const { description, programType, timeZone, accent } = source
  const { promotionRule, rejectionReasons, showsPeople } = source
  const { name, isActive, ...days } = given
  const [copy] = await ctx.db
    .insert(programs)
    .values({
      ...{ name, isActive, description, programType, timeZone, accent },
      ...{ promotionRule, rejectionReasons, showsPeople },
      ...programDates(days, timeZone),
      slug: await chooseSlug(ctx, name),
    })
    .returning({ programId: programs.id, slug: programs.slug })
  if (!copy) throw new Error('The insert returned no row.')
  return copy
}

/** Copies the series of `sessions`, for those sessions only; gives the new ids by the old ones. */
async function copySeries(
  { db }: Pick<ServiceContext, 'db'>,
  sessions: readonly Activity[],
  shift: number,
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(sessions.flatMap(({ seriesId }) => (seriesId ? [seriesId] : [])))]
  const copies = new Map<string, string>()
  if (ids.length === 0) return copies
  const found = await db.select().from(activitySeries).where(inArray(activitySeries.id, ids))
  for (const { id, rule } of found) {
    const kept = new Set(sessions.filter(({ seriesId }) => seriesId === id).map((s) => s.seriesDay))
    const gone = seriesDays(rule).filter((day) => !kept.has(day))
    const [copy] = await db
      .insert(activitySeries)
      .values({ rule: shiftRule(withoutDays(rule, gone), shift) })
      .returning({ id: activitySeries.id })
    if (copy) copies.set(id, copy.id)
  }
  return copies
}

async function copyActivity(
  { db }: Pick<ServiceContext, 'db'>,
  source: Activity,
  seriesIds: ReadonlyMap<string, string>,
  shift: number,
): Promise<string> {
  const { title, description, kind, timeZone, location, link } = source
  const startsAt = shiftDays(source.startsAt, timeZone, shift)
  const shiftedEnd = shiftDays(source.endsAt, timeZone, shift)
  const lasts = source.endsAt.getTime() - source.startsAt.getTime()
  // A clock change between the two could leave nothing of it.
  const endsAt = shiftedEnd > startsAt ? shiftedEnd : new Date(startsAt.getTime() + lasts)
  const [copy] = await db
    .insert(activities)
    .values({
      ...{ title, description, kind, timeZone, location, link, startsAt, endsAt },
      status: source.status === 'draft' ? 'draft' : 'scheduled',
      seriesId: (source.seriesId && seriesIds.get(source.seriesId)) ?? null,
      seriesDay: source.seriesDay && addDays(source.seriesDay, shift),
    })
    .returning({ id: activities.id })
  if (!copy) throw new Error('The insert returned no row.')
  return copy.id
}
