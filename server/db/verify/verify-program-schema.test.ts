import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { getTableName, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { Client } from 'pg'
import { seedPrograms } from '../../services/programs/seed-programs'
import { useServer, VERSIONS } from '../../testing/postgres-servers'
import { type Mutation, readMutations } from '../../testing/schema-mutations'
import type { Db } from '../client'
import { migrateUp } from '../migrator'
import * as schema from '../schema'
import { type Part, readParts } from './catalogue'
import { compareParts } from './compare'
import { SCOPE } from './scope'
import { undone } from './undone'
import { readExpected, tryRules, verifyProgramSchema } from './verify-program-schema'

interface Subject {
  version: number
  client: Client
  db: Db
  expected: Part[]
  mutations: Record<string, Mutation[]>
}

let subjects: Subject[] = []

// Before the databases are dropped, so in front of `useServer`.
afterAll(async () => {
  for (const { client } of subjects) await client.end()
})

const servers = VERSIONS.map((version) => ({ version, server: useServer(version) }))
beforeAll(async () => {
  subjects = await Promise.all(
    servers.map(async ({ version, server }) => {
      const url = await server.emptyDatabase()
      await migrateUp({ url })
      const client = new Client({ connectionString: url })
      await client.connect()
      const db: Db = drizzle(client, { schema })
      await seedPrograms({ db, actor: null, now: new Date() })
      const mutations = await readMutations(async (text) => (await client.query(text)).rows)
      return { version, client, db, expected: await readExpected(db), mutations }
    }),
  )
}, 30_000)

type Find = (db: Db, subject: Subject, mutation: Mutation) => Promise<string[]>

/** The mutations of `kind` that `find` does not name; every one is taken back before the next. */
async function missed(kind: string, find: Find) {
  const silent = await Promise.all(
    subjects.map(async (subject) => {
      const mutations = subject.mutations[kind] ?? []
      if (mutations.length === 0) return [`no mutations: ${kind}`]
      const found: unknown[] = []
      for (const mutation of mutations) {
        const problems = await undone(subject.db, async (tx) => {
          await tx.execute(sql.raw(mutation.statements))
          return find(tx, subject, mutation)
        }).catch((error: Error) => [`failed: ${error.cause ?? error}`])
        if (!problems.some((problem) => problem.includes(mutation.blames)))
          found.push({ version: subject.version, ...mutation, problems })
      }
      return found
    }),
  )
  return silent.flat()
}

const touched = ({ statements }: Mutation) => {
  const named = SCOPE.filter((table) => statements.match(`\\b${getTableName(table)}\\b`))
  return named.length > 0 ? named : SCOPE
}
const verify: Find = (db, { expected }, mutation) =>
  verifyProgramSchema(db, { expected, tried: touched(mutation) })
const compare: Find = async (db, { expected }) =>
  compareParts(expected, await readParts(db, "'public'::regnamespace"))
/** By writing alone, without a look at the catalogue. */
const attempt: Find = (db, _, mutation) => tryRules(db, touched(mutation))

/** Everything a run could leave behind: rows, relations, functions, schemas, types. */
const everything = async (client: Client) => {
  const names = await client.query(
    `select relname as name from pg_class union all select proname from pg_proc
     union all select nspname from pg_namespace where nspname !~ '^pg_(toast_)?temp' order by 1`,
  )
  const counts = await client.query(
    `select relname, (xpath('/row/n/text()', query_to_xml('select count(*) as n from ' || oid::regclass, false, true, '')))[1]::text as n
     from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'S') order by 1`,
  )
  return { names: names.rows.map(({ name }) => name), counts: counts.rows }
}

describe('verifyProgramSchema', () => {
  test('finds nothing wrong in a migrated and seeded database, and leaves nothing behind', async () => {
    for (const { db, client } of subjects) {
      const before = await everything(client)
      expect(await verifyProgramSchema(db)).toEqual([])
      expect(await everything(client)).toEqual(before)
    }
  })

  test.each([
    'constraints dropped',
    'indexes dropped',
    'columns dropped',
    'tables dropped',
    'triggers dropped and disabled',
    'seed programs deleted',
    'other changes',
  ])(
    'names %s',
    async (kind) => {
      expect(await missed(kind, verify)).toEqual([])
    },
    120_000,
  )

  test.each([
    'defaults dropped',
    'nullability changed',
    'delete rules changed',
    'rules not enforced as they were',
    'CHECKs changed',
  ])(
    'sees in the catalogue: %s',
    async (kind) => {
      expect(await missed(kind, compare)).toEqual([])
    },
    120_000,
  )

  test.each(['constraints dropped', 'enforcement switched off'])(
    'sees by writing: %s',
    async (kind) => {
      expect(await missed(kind, attempt)).toEqual([])
    },
    120_000,
  )

  test('is as content afterwards as before', async () => {
    for (const { db } of subjects) expect(await verifyProgramSchema(db)).toEqual([])
  })
})
