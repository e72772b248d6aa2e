import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { localDatabaseUrl } from '../db/local/local-database'
import { MIGRATIONS_FOLDER } from '../db/migration-files'
import { migrateUp } from '../db/migrator'

/** The server tests make their databases on: that of DATABASE_URL, else the embedded one. */
export const testServerUrl = (): string => process.env.DATABASE_URL || localDatabaseUrl('postgres')

/** `url` with another database. */
export function databaseOn(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.toString()
}

async function onServer<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: testServerUrl() })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** One migrated database per state of the migrations, made once and copied for every test file. */
async function ensureTemplate(client: Client): Promise<string> {
  const files = readdirSync(MIGRATIONS_FOLDER).filter((file) => file.endsWith('.sql'))
  const hash = createHash('sha256')
  for (const file of files.sort())
    hash.update(file).update(readFileSync(join(MIGRATIONS_FOLDER, file)))
  const name = `cosecha_template_${hash.digest('hex').slice(0, 16)}`
  await client.query('select pg_advisory_lock(7_263_401)')
  const found = await client.query(
    'select 1 from pg_database where datname = $1 and datistemplate',
    [name],
  )
  if (found.rowCount === 0) {
    await client.query(`drop database if exists "${name}"`)
    await client.query(`create database "${name}"`)
    await migrateUp({ url: databaseOn(testServerUrl(), name), log: () => undefined })
    await client.query(`alter database "${name}" is_template true`)
  }
  await client.query('select pg_advisory_unlock(7_263_401)')
  return name
}

/** A new migrated database, in the place of one of that name if there is one; gives its URL. */
export function createTestDatabase(
  name = `cosecha_test_${randomUUID().replaceAll('-', '')}`,
): Promise<string> {
  return onServer(async (client) => {
    const template = await ensureTemplate(client)
    await client.query(`drop database if exists "${name}" with (force)`)
    await client.query(`create database "${name}" template "${template}"`)
    return databaseOn(testServerUrl(), name)
  })
}

/** Drops a database of `createTestDatabase`, with whoever is still connected. */
export function dropTestDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1)
  return onServer(async (client) => {
    await client.query(`drop database if exists "${name}" with (force)`)
  })
}
