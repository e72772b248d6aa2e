import { sql } from 'drizzle-orm'
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
import { tryProbes } from './try-probes'

/**
 * Compares the tables of the program system with the Drizzle schema, tries what their rules must take and refuse,
 * and looks for the seed programs. Gives one line for each thing that is missing or different, with its name;
 * none when all is well. Works in a transaction (a savepoint inside one) that is rolled back whatever happens.
 */
export async function verifyProgramSchema(db: Db): Promise<string[]> {
  const undo = new Undo()
  await db
    .transaction(async (tx) => {
      undo.problems = await findProblems(tx)
      throw undo
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error
    })
  return undo.problems
}

class Undo extends Error {
  problems: string[] = []
}

async function findProblems(db: Db): Promise<string[]> {
  await db.execute(sql.raw(expectedTables().join(';\n')))
  const expected = await readParts(db, 'pg_my_temp_schema()')
  const actual = await readParts(db, "'public'::regnamespace")
  const problems = compareParts(expected, actual)
  // What is written in the trial needs every column.
  if (!lacksColumns(expected, actual)) problems.push(...(await tryRules(db)))
  if (actual.some(({ kind, name }) => kind === 'column' && name === 'programs.slug'))
    problems.push(...(await missingSeeds(db)))
  return problems
}

const lacksColumns = (expected: Part[], actual: Part[]) => {
  const found = new Set(actual.filter(({ kind }) => kind === 'column').map(({ name }) => name))
  return expected.some(({ kind, name }) => kind === 'column' && !found.has(name))
}

async function tryRules(db: Db): Promise<string[]> {
  const samples = sampleRows(SCOPE)
  const probes = SCOPE.flatMap((table) => probesOf(table, samples))
  return tryProbes(db, samples.parents, probes)
}

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
