import { and, eq } from 'drizzle-orm'
import { DomainError } from '../../../domain/errors'
import { programEnrollments, programs } from '../../db/schema'
import type { ServiceContext } from '../context'
import { isProgramNamed } from '../programs/get-program-page'
import { listCohort } from './list-cohort'
import { readStandings } from './read-standings'

/**
 * How the signed-in person stands, or stood, in one program, given by its id or its name in URLs; with its people where
 * it shows them to those who have not left (else null). NOT_FOUND where they have no enrollment.
 */
export async function getOwnProgram(ctx: ServiceContext, { program }: { program: string }) {
  const [found] = await ctx.db
    .select({ id: programEnrollments.id })
    .from(programEnrollments)
    .innerJoin(programs, eq(programs.id, programEnrollments.programId))
    .where(and(isProgramNamed(program), eq(programEnrollments.userId, ctx.actor.id)))
  const [standing] = found ? await readStandings(ctx, eq(programEnrollments.id, found.id)) : []
  if (!standing) throw new DomainError('NOT_FOUND', { program })
  const people = await listCohort(ctx, [standing.program.id])
  return { ...standing, people: people.get(standing.program.id) ?? null }
}
