import { sql } from 'drizzle-orm'
import type { EnrollmentStatus } from '../../../domain/enrollments'
import { enrollmentEvents } from '../../db/schema'
import type { ServiceContext } from '../context'

export interface EnrollmentStep {
  enrollmentId: string
  /** Null for the first step. */
  fromStatus: EnrollmentStatus | null
  toStatus: EnrollmentStatus
  /** The span as it is after the step; a later one keeps it in history when the enrollment is reopened. */
  enrolledAt: Date
  endedAt: Date | null
}

/** Writes steps of enrollments to their history as taken by `ctx.actor`, in the transaction that takes them. */
export async function recordEnrollmentEvents(
  { db, actor }: Pick<ServiceContext, 'db' | 'actor'>,
  steps: readonly EnrollmentStep[],
): Promise<void> {
  if (steps.length === 0) return
  await db.insert(enrollmentEvents).values(
    // The wall clock, since a transaction that waited for another began before it.
    steps.map((step) => ({ ...step, actorId: actor.id, createdAt: sql`clock_timestamp()` })),
  )
}
