import { and, eq, sql } from 'drizzle-orm'
import { DomainError } from '../../../domain/errors'
import { programEnrollments } from '../../db/schema'
import { type ServiceContext, withTransaction } from '../context'
import { lockPeople } from '../users/lock-people'
import { refreshAccountStatus } from '../users/refresh-account-status'
import { recordEnrollmentEvents } from './record-enrollment-events'
import { requireFreePlace } from './require-free-place'

export interface PersonToEnroll {
  userId: string
  programId: string
  applicationId: string | null
  status: 'guest' | 'active'
}

export interface Enrolled {
  enrollmentId: string
  version: number
  /** Whether the person had been in the program before. */
  reopened: boolean
}

/**
 * Gives a person a place in a program, or reopens the one they dropped: a new span with the new application. Locks
 * the person's row, writes the history, refreshes the account status. Whether the program takes anybody is the
 * caller's question. Refuses: NOT_FOUND, ALREADY_ENROLLED, ALREADY_COMPLETED, and RUNNING_COHORT with the earlier
 * place (programId, enrollmentId, version, name).
 */
export const enroll = (
  context: ServiceContext,
  { userId, programId, applicationId, status }: PersonToEnroll,
): Promise<Enrolled> =>
  withTransaction(context, async (ctx) => {
    const locked = await lockPeople(ctx, [userId])
    if (locked.length === 0) throw new DomainError('NOT_FOUND', { userId })
    const earlier = await requireFreePlace(ctx, { userId, programId })
    const place = earlier
      ? await reopen(ctx, earlier.id, { applicationId, status })
      : await open(ctx, { userId, programId, applicationId, status })
    await recordEnrollmentEvents(ctx, [
      {
        enrollmentId: place.id,
        fromStatus: earlier?.status ?? null,
        toStatus: status,
        enrolledAt: place.enrolledAt,
        endedAt: null,
      },
    ])
    await refreshAccountStatus(ctx, [userId])
    return { enrollmentId: place.id, version: place.version, reopened: earlier !== null }
  })

interface Place {
  id: string
  version: number
  enrolledAt: Date
}
const placeColumns = {
  id: programEnrollments.id,
  version: programEnrollments.version,
  enrolledAt: programEnrollments.enrolledAt,
}

async function open(ctx: ServiceContext, { status, ...person }: PersonToEnroll): Promise<Place> {
  const [added] = await ctx.db
    .insert(programEnrollments)
    .values({ ...person, enrollmentStatus: status, enrolledAt: ctx.now })
    .returning(placeColumns)
  if (!added) throw new Error('The enrollment was not stored.')
  return added
}

async function reopen(
  { db, now }: ServiceContext,
  id: string,
  { applicationId, status }: Pick<PersonToEnroll, 'applicationId' | 'status'>,
): Promise<Place> {
  const [reopened] = await db
    .update(programEnrollments)
    .set({
      enrollmentStatus: status,
      applicationId,
      enrolledAt: now,
      endedAt: null,
      endReason: null,
      promotedAt: null,
      metadata: sql`${programEnrollments.metadata} - 'endNote' - 'promotion'`,
      version: sql`${programEnrollments.version} + 1`,
    })
    .where(and(eq(programEnrollments.id, id), eq(programEnrollments.enrollmentStatus, 'dropped')))
    .returning(placeColumns)
  if (!reopened) throw new DomainError('CONFLICT', { enrollmentId: id })
  return reopened
}
