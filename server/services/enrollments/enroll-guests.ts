import { inChunks } from '../../db/in-chunks'
import { programEnrollments } from '../../db/schema'
import type { ServiceContext } from '../context'
import { recordEnrollmentEvents } from './record-enrollment-events'

export interface GuestToEnroll {
  userId: string
  applicationId: string | null
  enrolledAt: Date
}

/**
 * Enrolls people as guests of one program, each with the first event of its history, as `ctx.actor`.
 * Somebody already enrolled there is refused (ALREADY_ENROLLED). Account statuses are the caller's to refresh.
 */
export async function enrollGuests(
  ctx: ServiceContext,
  programId: string,
  people: readonly GuestToEnroll[],
): Promise<void> {
  await inChunks(people, async (chunk) => {
    const enrolled = await ctx.db
      .insert(programEnrollments)
      .values(chunk.map((person) => ({ ...person, programId, enrollmentStatus: 'guest' as const })))
      .returning({
        enrollmentId: programEnrollments.id,
        enrolledAt: programEnrollments.enrolledAt,
        endedAt: programEnrollments.endedAt,
      })
    await recordEnrollmentEvents(
      ctx,
      enrolled.map((row) => ({ ...row, fromStatus: null, toStatus: 'guest' })),
    )
    return []
  })
}
