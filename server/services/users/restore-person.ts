import { eq } from 'drizzle-orm'
import { users } from '../../db/schema'
import { type ServiceContext, withTransaction } from '../context'
import { requirePerson } from './require-person'

/** Ends a suspension; without one nothing happens. Refuses NOT_FOUND (reserved accounts included). */
export const restorePerson = (
  context: ServiceContext,
  { userId }: { userId: string },
): Promise<{ id: string }> =>
  withTransaction(context, async (ctx) => {
    await requirePerson(ctx, userId)
    await ctx.db
      .update(users)
      .set({ suspendedAt: null, suspendedReason: null })
      .where(eq(users.id, userId))
    return { id: userId }
  })
