import { inChunks } from '../../db/in-chunks'
import { enrollmentEvents, programEnrollments } from '../../db/schema'
import type { ServiceContext } from '../context'

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
  { db, actor }: ServiceContext,
  programId: string,
  people: readonly GuestToEnroll[],
): Promise<void> {
  await inChunks(people, async (chunk) => {
    const enrolled = await db
      .insert(programEnrollments)
      .values(chunk.map((person) => ({ ...person, programId, enrollmentStatus: 'guest' as const })))
      .returning({ id: programEnrollments.id, enrolledAt: programEnrollments.enrolledAt })
    await db.insert(enrollmentEvents).values(
      enrolled.map(({ id, enrolledAt }) => ({
        enrollmentId: id,
        toStatus: 'guest' as const,
        actorId: actor.id,
        enrolledAt,
      })),
    )
    return []
  })
}
