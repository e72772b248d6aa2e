import { eq } from 'drizzle-orm'
import { DomainError } from '../../../domain/errors'
import { takesApplications } from '../../../domain/programs'
import { programs } from '../../db/schema'
import type { ServiceContext } from '../context'

/** Makes sure that a program takes people now. Refuses NOT_FOUND, and PROGRAM_CLOSED with its name. */
export async function requireOpenProgram(
  { db, now }: Pick<ServiceContext, 'db' | 'now'>,
  programId: string,
): Promise<void> {
  const [program] = await db.select().from(programs).where(eq(programs.id, programId))
  if (!program) throw new DomainError('NOT_FOUND', { programId })
  if (!takesApplications(program, now))
    throw new DomainError('PROGRAM_CLOSED', { programId, name: program.name })
}
