import { createHash } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import type { MarkInput } from '../../../domain/attendance'
import { DomainError } from '../../../domain/errors'
import type { Guest, Remark } from '../../../domain/guests'
import { attendanceEvents, attendanceRecords } from '../../db/schema'
import type { ServiceContext } from '../context'
import { rosterUserIds } from './roster'
import { writeMarks } from './write-marks'

export type MarkRemark = Remark<'not-on-roster' | 'other-mark' | 'unmarked-since'>

type Attendee = Pick<Guest, 'line' | 'email'> & { userId: string; checkedInAt: Date }

/**
 * Marks `present` whoever of `attendees` is on the roster of the session and unmarked there. A mark that exists, and
 * an import's mark that somebody took back, stay as they are. The session's row must be locked (as writers of marks
 * do), so that nobody marks meanwhile. `acting` is asked for only if there is a mark to make.
 */
export async function importMarks(
  ctx: ServiceContext<null>,
  acting: () => Promise<ServiceContext>,
  activityId: string,
  attendees: readonly Attendee[],
): Promise<{ written: number; remarks: MarkRemark[] }> {
  const { db } = ctx
  const userIds = sql`${sql.param(attendees.map(({ userId }) => userId))}::uuid[]`
  const roster = rosterUserIds(db, [activityId])
  const expected = await db
    .select({ userId: roster.userId, status: attendanceRecords.attendanceStatus })
    .from(roster)
    .leftJoin(
      attendanceRecords,
      and(
        eq(attendanceRecords.activityId, roster.activityId),
        eq(attendanceRecords.userId, roster.userId),
      ),
    )
    .where(sql`${roster.userId} = any(${userIds})`)
  const statuses = new Map(expected.map(({ userId, status }) => [userId, status]))
  const operations = await knownOperations(ctx, activityId, attendees)

  const remarks: MarkRemark[] = []
  const marks: MarkInput[] = []
  for (const { line, email, userId, checkedInAt } of attendees) {
    const status = statuses.get(userId)
    const opId = importOperation(activityId, userId)
    if (status === undefined) remarks.push({ line, email, code: 'not-on-roster' })
    else if (status === 'present') continue
    else if (status !== null) remarks.push({ line, email, code: 'other-mark', about: status })
    else if (operations.has(opId)) remarks.push({ line, email, code: 'unmarked-since' })
    // Made now, as the server's clock says; when the person came is what the check-in device says.
    else marks.push({ opId, userId, status: 'present', deviceAt: checkedInAt })
  }
  if (marks.length > 0) {
    const { results } = await writeMarks(await acting(), {
      activityId,
      device: 'import',
      marks,
    })
    const lost = results.find(({ code }) => code !== null)
    if (lost?.code) throw new DomainError(lost.code, { activityId })
  }
  return { written: marks.length, remarks }
}

/** The operations an earlier import wrote for these people in this session. */
async function knownOperations(
  { db }: ServiceContext<null>,
  activityId: string,
  attendees: readonly Attendee[],
) {
  const opIds = attendees.map(({ userId }) => importOperation(activityId, userId))
  const found = await db
    .select({ opId: attendanceEvents.opId })
    .from(attendanceEvents)
    .where(sql`${attendanceEvents.opId} = any(${sql.param(opIds)}::uuid[])`)
  return new Set(found.map(({ opId }) => opId))
}

/** The one operation by which imports mark this person in this session, as a UUID (version 8: made by a rule of ours). */
function importOperation(activityId: string, userId: string): string {
  const hash = createHash('sha256').update(`import:${activityId}:${userId}`).digest('hex')
  const variant = ((Number.parseInt(hash.charAt(16), 16) & 3) | 8).toString(16)
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-')
}
