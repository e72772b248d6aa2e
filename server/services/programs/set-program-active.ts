import { eq } from 'drizzle-orm'
import { programs } from '../../db/schema'
import { type ServiceContext, withTransaction } from '../context'
import { lockProgram } from './lock-programs'

/**
 * Activates or deactivates a program. An inactive one takes no applications and stays visible to those enrolled.
 * NOT_FOUND.
 */
export const setProgramActive = (
  context: ServiceContext,
  { programId, isActive }: { programId: string; isActive: boolean },
): Promise<{ programId: string; isActive: boolean }> =>
  withTransaction(context, async (ctx) => {
    const program = await lockProgram(ctx, programId)
    if (program.isActive !== isActive)
      await ctx.db.update(programs).set({ isActive }).where(eq(programs.id, programId))
    return { programId, isActive }
  })
