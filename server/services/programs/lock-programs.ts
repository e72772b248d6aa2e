import { asc, inArray } from 'drizzle-orm'
import { DomainError } from '../../../domain/errors'
import { programs } from '../../db/schema'
import type { ServiceContext } from '../context'
import type { Program } from './find-and-lock-program'

/**
 * Programs by id, locked until the transaction ends, in the order of their ids: `key share` only keeps them from being
 * deleted, `update` keeps others from joining anything to them. NOT_FOUND for one that is not there.
 */
export async function lockPrograms(
  { db }: Pick<ServiceContext, 'db'>,
  programIds: readonly string[],
  strength: 'key share' | 'no key update' | 'update',
): Promise<Program[]> {
  const wanted = [...new Set(programIds)]
  if (wanted.length === 0) return []
  const found = await db
    .select()
    .from(programs)
    .where(inArray(programs.id, wanted))
    .orderBy(asc(programs.id))
    .for(strength)
  const ids = new Set(found.map(({ id }) => id))
  const missing = wanted.find((id) => !ids.has(id))
  if (missing) throw new DomainError('NOT_FOUND', { programId: missing })
  return found
}

/** One program; as `lockPrograms`. */
export async function lockProgram(
  ctx: Pick<ServiceContext, 'db'>,
  programId: string,
  strength: 'no key update' | 'update' = 'no key update',
): Promise<Program> {
  const [program] = await lockPrograms(ctx, [programId], strength)
  if (!program) throw new DomainError('NOT_FOUND', { programId })
  return program
}
