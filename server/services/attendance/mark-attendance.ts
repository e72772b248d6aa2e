import { inArray } from 'drizzle-orm'
import { type MarkAttendanceInput, markingRefusal } from '../../../domain/attendance'
import { DomainError } from '../../../domain/errors'
import { getSession } from '../activities/get-session'
import { type ServiceContext, withTransaction } from '../context'
import { rosterUserIds } from './roster'
import { lockActivity, type WrittenMark, writeMarks } from './write-marks'

/**
 * Marks people of one session as the signed-in person; all or nothing. Gives their cells as they are afterwards.
 * Refuses: NOT_FOUND, SESSION_CANCELLED, SESSION_NOT_OPEN_YET, SESSION_CLOSED, OWN_ROW, NOT_ON_ROSTER (with the
 * person), NOTE_NEEDS_MARK, NOTE_WOULD_BE_LOST, OPERATION_REUSED.
 */
export function markAttendance(
  ctx: ServiceContext,
  { activityId, device, marks }: MarkAttendanceInput,
): Promise<WrittenMark[]> {
  return withTransaction(ctx, async (inner) => {
    // What is checked here stays so until the marks are written.
    await lockActivity(inner.db, activityId)
    const session = await getSession(inner, { activityId })
    const refusal = markingRefusal(session, inner.now)
    if (refusal) throw new DomainError(refusal, { activityId })
    if (marks.some((mark) => mark.userId === inner.actor.id)) throw new DomainError('OWN_ROW')
    await requireOnRoster(inner, activityId, [...new Set(marks.map((mark) => mark.userId))])
    return writeMarks(
      inner,
      activityId,
      marks.map((mark) => ({ ...mark, device })),
    )
  })
}

async function requireOnRoster(
  { db }: Pick<ServiceContext, 'db'>,
  activityId: string,
  userIds: string[],
) {
  const roster = rosterUserIds(db, [activityId])
  const expected = await db
    .select({ userId: roster.userId })
    .from(roster)
    .where(inArray(roster.userId, userIds))
  const found = new Set(expected.map((row) => row.userId))
  const missing = userIds.find((userId) => !found.has(userId))
  if (missing) throw new DomainError('NOT_ON_ROSTER', { userId: missing })
}
