import type { Activity } from '../activities/lock-activities'
import type { ServiceContext } from '../context'
import { queueMails } from '../mail/queue-mail'
import { rosterUserIds } from './roster'

type News = 'session-cancelled' | 'session-moved'

/**
 * Owes everybody a session expects (its roster) a mail about it, in the caller's transaction, once for each SEQUENCE.
 * Gives how many mails. Whether a session is worth one is the caller's question.
 */
export async function tellExpected(
  ctx: ServiceContext,
  kind: News,
  sessions: readonly Activity[],
): Promise<number> {
  if (sessions.length === 0) return 0
  const roster = rosterUserIds(
    ctx.db,
    sessions.map(({ id }) => id),
  )
  const expected = await ctx.db
    .select({ activityId: roster.activityId, userId: roster.userId })
    .from(roster)
    .orderBy(roster.userId, roster.activityId)
  const sequences = new Map(sessions.map(({ id, sequence }) => [id, sequence]))
  return queueMails(
    ctx,
    expected.map(({ activityId, userId }) => ({
      kind,
      userId,
      key: `${kind}:${activityId}:${sequences.get(activityId)}:${userId}`,
      data: { activityId },
    })),
  )
}
