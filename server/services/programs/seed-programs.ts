import { and, eq, isNull } from 'drizzle-orm'
import { SEED_PROGRAMS, type SeedProgram } from '../../../domain/seed-programs'
import type { Db } from '../../db/client'
import { programs } from '../../db/schema/programs'
import { type ServiceContext, withTransaction } from '../context'

/** What became of a seed program: `adopted` = it bore the name from before slugs existed, and got its slug. */
export interface SeededProgram {
  slug: string
  name: string
  outcome: 'added' | 'adopted' | 'kept'
}

/**
 * Makes sure the seed programs exist, known by their slug. What exists keeps its name, texts, dates and state.
 * Throws when another program bears the name of a missing one; then nothing is written.
 */
export const seedPrograms = (
  ctx: ServiceContext<null>,
  seeds: readonly SeedProgram[] = SEED_PROGRAMS,
): Promise<SeededProgram[]> =>
  withTransaction(ctx, async ({ db }) => {
    const seeded: SeededProgram[] = []
    for (const seed of seeds) seeded.push(await seedProgram(db, seed))
    return seeded
  })

async function seedProgram(db: Db, seed: SeedProgram): Promise<SeededProgram> {
  const { slug, name } = seed
  const find = () =>
    db.select({ name: programs.name }).from(programs).where(eq(programs.slug, slug))

  const [existing] = await find()
  if (existing) return { slug, name: existing.name, outcome: 'kept' }

  const adopted = await db
    .update(programs)
    .set({ slug })
    .where(and(eq(programs.name, name), isNull(programs.slug)))
    .returning({ name: programs.name })
  if (adopted.length > 0) return { slug, name, outcome: 'adopted' }

  // Another seed at the same moment may be first: then its row is kept.
  const added = await db.insert(programs).values(seed).onConflictDoNothing().returning()
  if (added.length > 0) return { slug, name, outcome: 'added' }
  const [theirs] = await find()
  if (theirs) return { slug, name: theirs.name, outcome: 'kept' }
  throw new Error(
    `"${name}" (slug ${slug}) cannot be added: another program bears that name. Rename that one first.`,
  )
}
