import { DomainError } from '../../../domain/errors'
import {
  isReopeningEnd,
  markingRefusal,
  markingTimes,
  type ReopenSessionInput,
} from '../../../domain/marking-window'
import { sessionReopenings } from '../../db/schema'
import { type ServiceContext, withTransaction } from '../context'
import { readReopenings } from './read-reopenings'
import { lockActivity } from './write-marks'

/**
 * Opens a session for marks again, from now until then, with a reason that stays on record. Refuses NOT_FOUND,
 * SESSION_CANCELLED, SESSION_NOT_OPEN_YET, SESSION_STILL_OPEN (its window has not passed), INVALID_INPUT (an end that
 * is over or more than 14 days away).
 */
export function reopenSession(
  ctx: ServiceContext,
  { activityId, reason, until }: ReopenSessionInput,
): Promise<{ closesAt: Date }> {
  return withTransaction(ctx, async ({ db, actor, now }) => {
    const session = await lockActivity(db, activityId)
    if (session.kind !== 'session') throw new DomainError('NOT_FOUND', { activityId })
    const reopenings = await readReopenings(db, activityId)
    const refusal = markingRefusal(session, now, reopenings)
    if (refusal !== 'SESSION_CLOSED')
      throw new DomainError(refusal ?? 'SESSION_STILL_OPEN', { activityId })
    if (!isReopeningEnd(until, now)) throw new DomainError('INVALID_INPUT', { activityId })
    const span = { opensAt: now, closesAt: until }
    await db.insert(sessionReopenings).values({ activityId, reopenedBy: actor.id, reason, ...span })
    return { closesAt: markingTimes(session, [...reopenings, span], now).closesAt }
  })
}
