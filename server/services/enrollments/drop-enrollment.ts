import { sql } from 'drizzle-orm'
import type { DropInput } from '../../../domain/enrollments'
import { DomainError } from '../../../domain/errors'
import { programEnrollments } from '../../db/schema'
import { type ServiceContext, withTransaction } from '../context'
import { notBeforeEnrolled, takeStep } from './take-step'

/**
 * Ends a person's place in a program, with the reason; their attendance stands. A new application may reopen it.
 * Refuses NOT_FOUND, CONFLICT, ALREADY_COMPLETED, ALREADY_DROPPED.
 */
export const dropEnrollment = (
  context: ServiceContext,
  { enrollmentId, version, reason, note }: DropInput,
): Promise<{ enrollmentId: string; version: number }> =>
  withTransaction(context, async (ctx) => {
    const endNote = JSON.stringify(note === null ? {} : { endNote: note })
    const {
      results: [result],
    } = await takeStep(ctx, {
      action: 'drop',
      enrollments: [{ enrollmentId, version }],
      set: () => ({
        endedAt: notBeforeEnrolled(ctx.now),
        endReason: reason,
        metadata: sql`${programEnrollments.metadata} || ${endNote}::jsonb`,
      }),
    })
    if (result?.outcome !== 'done')
      throw new DomainError(result?.outcome === 'refused' ? result.code : 'CONFLICT', {
        enrollmentId,
      })
    return { enrollmentId, version: result.version }
  })
