import type { MarkAttendanceInput, MarkInput } from '../../../domain/attendance'
import { DomainError } from '../../../domain/errors'
import { judgeMarks } from '../../../domain/marking-window'
import { type ServiceContext, withTransaction } from '../context'
import { readReopenings } from './read-reopenings'
import type { Judgement } from './settle-marks'
import { lockActivity, type MarkAnswer, writeLocked } from './write-marks'

/**
 * Marks people of one session as the signed-in person, in one transaction. Each mark has its result: saved, in
 * conflict, or refused with OWN_ROW, NOT_ON_ROSTER, SESSION_NOT_OPEN_YET, SESSION_CLOSED, NOTE_NEEDS_MARK,
 * NOTE_WOULD_BE_LOST or OPERATION_REUSED. Refuses the whole request: NOT_FOUND, SESSION_CANCELLED.
 */
export function markAttendance(
  ctx: ServiceContext,
  input: MarkAttendanceInput,
): Promise<MarkAnswer> {
  const { activityId } = input
  const attempt = () =>
    withTransaction(ctx, async (inner) => {
      const { actor, db, now } = inner
      // What is checked here stays so until the marks are written.
      const session = await lockActivity(db, activityId)
      if (session.kind !== 'session') throw new DomainError('NOT_FOUND', { activityId })
      if (session.status === 'cancelled') throw new DomainError('SESSION_CANCELLED', { activityId })
      const judgeTime = judgeMarks(session, await readReopenings(db, activityId), now)
      const judge = ({ userId, deviceAt }: MarkInput, isOnRoster: boolean): Judgement => {
        if (userId === actor.id) return { refusal: 'OWN_ROW', isLate: false }
        if (!isOnRoster) return { refusal: 'NOT_ON_ROSTER', isLate: false }
        return judgeTime(deviceAt)
      }
      return writeLocked(inner, input, judge)
    })
  return attempt().catch((error: unknown) => {
    // Another session took the same operation id while this one wrote; now it is known, and told in its row.
    if (error instanceof DomainError && error.code === 'OPERATION_REUSED') return attempt()
    throw error
  })
}
