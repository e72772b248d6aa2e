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
  { db, actor, now }: ServiceContext,
  steps: readonly EnrollmentStep[],
): Promise<void> {
  if (steps.length === 0) return
  await db
    .insert(enrollmentEvents)
    .values(steps.map((step) => ({ ...step, actorId: actor.id, createdAt: afterLast(step, now) })))
}

/** `now`, but after the step before: a transaction that waited for another may have begun before it. */
const afterLast = ({ enrollmentId }: EnrollmentStep, now: Date) => sql`greatest(
  ${now.toISOString()}::timestamptz,
  (select max(created_at) + interval '1 millisecond' from ${enrollmentEvents} where enrollment_id = ${enrollmentId})
)`
