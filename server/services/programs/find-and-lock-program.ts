import { asc, eq, or } from 'drizzle-orm'
import { programs } from '../../db/schema'
import type { ServiceContext } from '../context'

export type Program = typeof programs.$inferSelect

/**
 * The program called `wanted`, by its name or else its slug, locked against other imports into it until the
 * transaction ends (enrollments into it stay possible); null when there is none.
 */
export async function findAndLockProgram(
  { db }: Pick<ServiceContext, 'db'>,
  wanted: string,
): Promise<Program | null> {
  const found = await db
    .select()
    .from(programs)
    .where(or(eq(programs.name, wanted), eq(programs.slug, wanted)))
    .orderBy(asc(programs.id))
    .for('no key update')
  return found.find((program) => program.name === wanted) ?? found[0] ?? null
}
