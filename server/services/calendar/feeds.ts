import { and, asc, eq, isNull, ne } from 'drizzle-orm'
import { DomainError } from '../../../domain/errors'
import { calendarFeeds, programEnrollments } from '../../db/schema'
import { type Env, env } from '../../env'
import { type ServiceContext, withTransaction } from '../context'
import { feedAddress } from './feed-secret'

/** A private address a calendar program can subscribe to: of all programs (`programId` null) or of one. */
export interface CalendarFeed {
  feedId: string
  programId: string | null
  address: string
  createdAt: Date
}

const ofActor = ({ actor }: ServiceContext) =>
  and(eq(calendarFeeds.userId, actor.id), isNull(calendarFeeds.revokedAt))
const isOf = (programId: string | null) =>
  programId === null ? isNull(calendarFeeds.programId) : eq(calendarFeeds.programId, programId)

const shown = (row: typeof calendarFeeds.$inferSelect, config: Env): CalendarFeed => ({
  feedId: row.id,
  programId: row.programId,
  address: feedAddress(row.id, config),
  createdAt: row.createdAt,
})

/** The signed-in person's addresses that work, oldest first. */
export async function listOwnFeeds(ctx: ServiceContext, config = env()): Promise<CalendarFeed[]> {
  const rows = await ctx.db
    .select()
    .from(calendarFeeds)
    .where(ofActor(ctx))
    .orderBy(asc(calendarFeeds.createdAt), asc(calendarFeeds.id))
  return rows.map((row) => shown(row, config))
}

/**
 * The signed-in person's address, made where there is none. Refuses NOT_ENROLLED for a program they are not in, or
 * left.
 */
export async function openFeed(
  ctx: ServiceContext,
  { programId }: { programId: string | null },
  config = env(),
): Promise<CalendarFeed> {
  if (programId !== null) await requirePlace(ctx, programId)
  // Two at once make one: a unique index holds them apart.
  await ctx.db
    .insert(calendarFeeds)
    .values({ userId: ctx.actor.id, programId })
    .onConflictDoNothing()
  const [feed] = await ctx.db
    .select()
    .from(calendarFeeds)
    .where(and(ofActor(ctx), isOf(programId)))
  if (!feed) throw new DomainError('CONFLICT')
  return shown(feed, config)
}

async function requirePlace({ db, actor }: ServiceContext, programId: string) {
  const [place] = await db
    .select({ id: programEnrollments.id })
    .from(programEnrollments)
    .where(
      and(
        eq(programEnrollments.userId, actor.id),
        eq(programEnrollments.programId, programId),
        ne(programEnrollments.enrollmentStatus, 'dropped'),
      ),
    )
  if (!place) throw new DomainError('NOT_ENROLLED', { programId })
}

/**
 * Ends one of the signed-in person's addresses for good; with `replace` gives a new one in its place. Once more changes
 * nothing. Refuses NOT_FOUND for an unknown one or somebody else's; NOT_ENROLLED as `openFeed`.
 */
export const revokeFeed = (
  context: ServiceContext,
  { feedId, replace }: { feedId: string; replace: boolean },
  config = env(),
): Promise<{ replacement: CalendarFeed | null }> =>
  withTransaction(context, async (ctx) => {
    const [feed] = await ctx.db
      .select()
      .from(calendarFeeds)
      .where(and(eq(calendarFeeds.id, feedId), eq(calendarFeeds.userId, ctx.actor.id)))
      .for('update')
    if (!feed) throw new DomainError('NOT_FOUND', { feedId })
    if (feed.revokedAt === null)
      await ctx.db
        .update(calendarFeeds)
        .set({ revokedAt: ctx.now })
        .where(eq(calendarFeeds.id, feedId))
    const replacement = replace ? await openFeed(ctx, { programId: feed.programId }, config) : null
    return { replacement }
  })
