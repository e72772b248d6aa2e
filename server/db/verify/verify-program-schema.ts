import { sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { SEED_PROGRAMS } from '../../../domain/seed-programs'
import type { Db } from '../client'
import { type Part, readParts } from './catalogue'
import { compareParts } from './compare'
import { expectedTables } from './expected-tables'
import { literal } from './literal'
import { probesOf } from './probes'
import { rows } from './rows'
import { sampleRows } from './sample-rows'
import { SCOPE } from './scope'
import { stepProbes } from './step-probes'
import { tryProbes } from './try-probes'
import { undone } from './undone'

/**
 * Compares the tables of the program system with the Drizzle schema, tries what their rules must take and refuse,
 * and looks for the seed programs. Gives one line for each thing that is missing or different, with its name;
 * none when all is well. Works in a transaction (a savepoint inside one) that is rolled back whatever happens.
 * A caller who asks often may give what `readExpected` gave on the same server, and the tables to try the rules of.
 */
export const verifyProgramSchema = (
  db: Db,
  { expected, tried }: { expected?: Part[]; tried?: readonly PgTable[] } = {},
): Promise<string[]> =>
  undone(db, async (tx) => {
    const wanted = expected ?? (await readExpected(tx))
    const actual = await readParts(tx, "'public'::regnamespace")
    const columns = new Set(actual.filter(({ kind }) => kind === 'column').map(({ name }) => name))
    const complete = wanted.every(({ kind, name }) => kind !== 'column' || columns.has(name))
    return [
      ...compareParts(wanted, actual),
      // What the trial writes needs every column.
      ...(complete ? await tryRules(tx, tried) : []),
      ...(columns.has('programs.slug') ? await missingSeeds(tx) : []),
    ]
  })

/** What the Drizzle schema means, in the words of the PostgreSQL behind `db`. */
export const readExpected = (db: Db): Promise<Part[]> =>
  undone(db, async (tx) => {
    await tx.execute(sql.raw(expectedTables().join(';\n')))
    return readParts(tx, 'pg_my_temp_schema()')
  })

/** Tries the rules of `tables` by writing to them; gives a line for every answer that is not the right one. */
export const tryRules = (db: Db, tables: readonly PgTable[] = SCOPE): Promise<string[]> =>
  undone(db, (tx) => {
    const samples = sampleRows(tables)
    const probes = tables.flatMap((table) => [
      ...probesOf(table, samples),
      ...stepProbes(table, samples),
    ])
    return tryProbes(tx, samples.parents, probes)
  })

async function missingSeeds(db: Db): Promise<string[]> {
  const slugs = SEED_PROGRAMS.map(({ slug }) => literal(slug)).join(', ')
  const found = await rows(
    db,
    `select slug from public.programs where slug in (${slugs})`,
    z.object({ slug: z.string() }),
  )
  return SEED_PROGRAMS.filter(({ slug }) => !found.some((program) => program.slug === slug)).map(
    ({ slug }) => `seed program "${slug}" is missing`,
  )
}
