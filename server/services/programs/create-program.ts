import { type CreateProgramInput, programDates } from '../../../domain/program-forms'
import { programs } from '../../db/schema'
import { type ServiceContext, withTransaction } from '../context'
import { chooseSlug } from './choose-slug'

/** Adds a program; its days become instants of its time zone. Refuses NAME_TAKEN. */
export const createProgram = (
  context: ServiceContext,
  { startDay, lastDay, ...facts }: CreateProgramInput,
): Promise<{ programId: string; slug: string | null }> =>
  withTransaction(context, async (ctx) => {
    const [created] = await ctx.db
      .insert(programs)
      .values({
        ...facts,
        ...programDates({ startDay, lastDay }, facts.timeZone),
        slug: await chooseSlug(ctx, facts.name),
      })
      .returning({ programId: programs.id, slug: programs.slug })
    if (!created) throw new Error('The insert returned no row.')
    return created
  })
