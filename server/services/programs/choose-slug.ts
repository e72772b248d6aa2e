import { like, sql } from 'drizzle-orm'
import { slugOf } from '../../../domain/program-forms'
import { SEED_PROGRAMS } from '../../../domain/seed-programs'
import { programs } from '../../db/schema'
import type { ServiceContext } from '../context'

/** A slug nobody has for a program of this name; never one of the seed's. Null where the name has no letter for one. */
export async function chooseSlug(
  { db }: Pick<ServiceContext, 'db'>,
  name: string,
): Promise<string | null> {
  const base = slugOf(name)
  if (!base) return null
  const rows = await db
    .select({ slug: sql<string>`${programs.slug}` })
    .from(programs)
    .where(like(programs.slug, `${base}%`))
  const taken = new Set([...rows, ...SEED_PROGRAMS].map(({ slug }) => slug))
  let slug = base
  for (let n = 2; taken.has(slug); n++) slug = `${base}-${n}`
  return slug
}
