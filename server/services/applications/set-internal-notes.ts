import { eq } from 'drizzle-orm'
import type { InternalNotesInput } from '../../../domain/applications'
import { DomainError } from '../../../domain/errors'
import { applications } from '../../db/schema'
import { type ServiceContext, withTransaction } from '../context'
import { lockForReview } from './lock-application'

/**
 * Writes the notes staff keep among themselves; the application's version stays, so nobody else is disturbed. Refuses
 * NOT_FOUND, OWN_APPLICATION, and CONFLICT with the notes as they are when somebody else wrote meanwhile.
 */
export const setInternalNotes = (
  context: ServiceContext,
  { applicationId, notes, before }: InternalNotesInput,
): Promise<{ internalNotes: string | null }> =>
  withTransaction(context, async (ctx) => {
    const { internalNotes } = await lockForReview(ctx, applicationId)
    if (internalNotes !== before && internalNotes !== notes)
      throw new DomainError('CONFLICT', { applicationId, notes: internalNotes ?? '' })
    await ctx.db
      .update(applications)
      .set({ internalNotes: notes })
      .where(eq(applications.id, applicationId))
    return { internalNotes: notes }
  })
