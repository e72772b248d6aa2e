import { DAY } from '../../../domain/durations'
import { DomainError } from '../../../domain/errors'
import {
  markingRefusal,
  markingTimes,
  type ReopenSessionInput,
} from '../../../domain/marking-window'
import { sessionReopenings } from '../../db/schema'
import { type ServiceContext, withTransaction } from '../context'
import { readReopenings } from './read-reopenings'
import { lockActivity } from './write-marks'

/**
 * Opens a session for marks again, from now for so many days, with a reason that stays on record. Refuses NOT_FOUND,
 * SESSION_CANCELLED, SESSION_NOT_OPEN_YET, SESSION_STILL_OPEN (its window has not passed).
 */
export function reopenSession(
  ctx: ServiceContext,
  { activityId, reason, days }: ReopenSessionInput,
): Promise<{ closesAt: Date }> {
  return withTransaction(ctx, async ({ db, actor, now }) => {
    const session = await lockActivity(db, activityId)
    if (session.kind !== 'session') throw new DomainError('NOT_FOUND', { activityId })
    const reopenings = await readReopenings(db, activityId)
    const refusal = markingRefusal(session, now, reopenings)
    if (refusal !== 'SESSION_CLOSED')
      throw new DomainError(refusal ?? 'SESSION_STILL_OPEN', { activityId })
    const span = { opensAt: now, closesAt: new Date(now.getTime() + days * DAY) }
    await db.insert(sessionReopenings).values({ activityId, reopenedBy: actor.id, reason, ...span })
    return { closesAt: markingTimes(session, [...reopenings, span], now).closesAt }
  })
}
