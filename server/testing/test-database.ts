import { afterAll, beforeAll } from 'bun:test'
import { closeDatabase, openDatabase } from '../db/client'
import { createTestDatabase, dropTestDatabase } from './test-server'

// The first file of a fresh clone installs the embedded database. Bun's own limit (5 s) would kill that half-way.
const PATIENCE = 120_000

/** Gives the tests of this file a migrated database of their own, as `db` of server/db/client. */
export function useTestDatabase(): void {
  let url: string
  beforeAll(async () => {
    url = await createTestDatabase()
    openDatabase(url)
  }, PATIENCE)
  afterAll(async () => {
    await closeDatabase()
    await dropTestDatabase(url)
  })
}
