import { ACTIVITIES_MAX } from '../../../domain/activity-forms'
import type { Activity } from '../activities/lock-activities'
import type { ServiceContext } from '../context'
import { type QueuedMail, queueMails } from '../mail/queue-mail'
import { rosterUserIds } from './roster'

/** A session as it was and as it is now. */
export interface Moved {
  before: Activity
  activity: Activity
}

/**
 * Owes everybody expected at one or more of these sessions (their rosters) one mail about all of those, in the caller's
 * transaction, once for each SEQUENCE. Gives how many mails. Whether a session is worth one is the caller's question.
 */
export const tellCancelled = (
  ctx: ServiceContext,
  sessions: readonly Activity[],
): Promise<number> =>
  tellExpected(
    ctx,
    sessions.map((activity) => ({ activity })),
    (own, userId) => ({
      kind: 'session-cancelled',
      userId,
      key: keyOf('session-cancelled', own, userId),
      data: dataOf(own, () => ({ activityIds: own.map(({ activity }) => activity.id) })),
    }),
  )

/** As `tellCancelled`, for sessions with another time or place. */
export const tellMoved = (ctx: ServiceContext, sessions: readonly Moved[]): Promise<number> =>
  tellExpected(ctx, sessions, (own, userId) => ({
    kind: 'session-moved',
    userId,
    key: keyOf('session-moved', own, userId),
    data: dataOf(own, () => ({ moves: own.map(moveOf) })),
  }))

async function tellExpected<Session extends { activity: Activity }>(
  ctx: ServiceContext,
  sessions: readonly Session[],
  mailOf: (own: readonly Session[], userId: string) => QueuedMail,
): Promise<number> {
  if (sessions.length === 0) return 0
  const ordered = sessions.toSorted(
    ({ activity: a }, { activity: b }) =>
      a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : 1),
  )
  const roster = rosterUserIds(
    ctx.db,
    ordered.map(({ activity }) => activity.id),
  )
  const rows = await ctx.db
    .select({ activityId: roster.activityId, userId: roster.userId })
    .from(roster)
    .orderBy(roster.userId)
  const expectedAt = new Map<string, Set<string>>()
  for (const { userId, activityId } of rows)
    expectedAt.set(userId, (expectedAt.get(userId) ?? new Set()).add(activityId))
  const mails = [...expectedAt].flatMap(([userId, ids]) => {
    const own = ordered.filter(({ activity }) => ids.has(activity.id))
    return inMails(own).map((some) => mailOf(some, userId))
  })
  return queueMails(ctx, mails)
}

/** What one act of an admin can change fits into one mail; only a file may bring more. */
const inMails = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / ACTIVITIES_MAX) }, (_, n) =>
    all.slice(n * ACTIVITIES_MAX, (n + 1) * ACTIVITIES_MAX),
  )

type Own = readonly { activity: Activity }[]

/** A session comes to each SEQUENCE once, and so the first of a mail names the event for all of them. */
const keyOf = (kind: string, [first]: Own, userId: string) =>
  `${kind}:${first?.activity.id}:${first?.activity.sequence}:${userId}`

const dataOf = <Several>(own: Own, several: () => Several): { activityId: string } | Several => {
  const [first, ...others] = own
  return first && others.length === 0 ? { activityId: first.activity.id } : several()
}

const moveOf = ({ activity, before }: Moved) => ({
  activityId: activity.id,
  startsAt: before.startsAt.toISOString(),
  endsAt: before.endsAt.toISOString(),
  timeZone: before.timeZone,
  location: before.location,
})
