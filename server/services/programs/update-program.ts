import { eq } from 'drizzle-orm'
import { DomainError } from '../../../domain/errors'
import {
  comparable,
  daysInOrder,
  PROGRAM_FIELDS,
  type ProgramField,
  programDates,
  programForm,
  type UpdateProgramInput,
} from '../../../domain/program-forms'
import { programs } from '../../db/schema'
import { type ServiceContext, withTransaction } from '../context'
import { lockProgram } from './lock-programs'

/**
 * Changes the fields an admin changed, and no other; gives their names. Days keep being the same days when the time
 * zone changes. Refuses NOT_FOUND, NAME_TAKEN, INVALID_TIMES (last day before the first), and CONFLICT (with the
 * field) where somebody else changed a field since this admin saw it.
 */
export const updateProgram = (
  context: ServiceContext,
  { programId, changes, seen }: UpdateProgramInput,
): Promise<{ programId: string; changed: ProgramField[] }> =>
  withTransaction(context, async (ctx) => {
    const program = await lockProgram(ctx, programId)
    const before = programForm(program)
    const isNew = (field: ProgramField) =>
      changes[field] !== undefined &&
      comparable(field, changes[field]) !== comparable(field, before[field])
    const changed = PROGRAM_FIELDS.filter(isNew)
    for (const field of changed)
      if (comparable(field, seen[field]) !== comparable(field, before[field]))
        throw new DomainError('CONFLICT', { programId, field })
    if (changed.length === 0) return { programId, changed }

    const { startDay, lastDay, ...facts } = changes
    const days = {
      startDay: startDay === undefined ? before.startDay : startDay,
      lastDay: lastDay === undefined ? before.lastDay : lastDay,
    }
    if (!daysInOrder(days)) throw new DomainError('INVALID_TIMES', { programId })
    const dates = programDates(days, facts.timeZone ?? before.timeZone)
    const moved = (field: ProgramField) => changed.includes(field) || changed.includes('timeZone')
    await ctx.db
      .update(programs)
      .set({
        ...facts,
        ...(moved('startDay') ? { startDate: dates.startDate } : {}),
        ...(moved('lastDay') ? { endDate: dates.endDate } : {}),
      })
      .where(eq(programs.id, programId))
    return { programId, changed }
  })
