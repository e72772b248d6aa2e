import { afterAll, beforeAll } from 'bun:test'
import { closeDatabase, openDatabase } from '../db/client'
import { createTestDatabase, dropTestDatabase } from './test-server'

/** Gives the tests of this file a migrated database of their own, as `db` of server/db/client. */
export function useTestDatabase(): void {
  let url: string
  beforeAll(async () => {
    url = await createTestDatabase()
    openDatabase(url)
  })
  afterAll(async () => {
    await closeDatabase()
    await dropTestDatabase(url)
  })
}
