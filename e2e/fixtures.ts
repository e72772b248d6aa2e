import { test as base, type ConsoleMessage, expect, type Page } from '@playwright/test'
import type { DemoPerson } from '../server/auth/demo-people'
import { closeDatabase, db, openDatabase } from '../server/db/client'
import { makeRollCall } from '../server/testing/roll-call'
import { END_TO_END } from './settings'

interface Fixtures {
  /** Signs the browser in as a demo person, without the form. */
  signInAs: (key: DemoPerson['key']) => Promise<void>
  /** What the browser complained about; a test that provokes something says what it expects. */
  complaints: { expected: RegExp[] }
}

interface WorkerFixtures {
  database: typeof db
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  database: [
    // Playwright reads the fixtures a fixture wants out of this pattern; it must be one.
    async ({ browserName: _ }, use) => {
      openDatabase(END_TO_END.databaseUrl())
      await use(db)
      await closeDatabase()
    },
    { scope: 'worker' },
  ],

  signInAs: async ({ page }, use) => {
    await use(async (key) => {
      const response = await page.request.post('/api/auth/sign-in/demo', {
        data: { persona: key },
        headers: { origin: END_TO_END.origin },
      })
      expect(response.ok()).toBe(true)
    })
  },

  complaints: [
    async ({ page }, use) => {
      const found: string[] = []
      const complaints: Fixtures['complaints'] = { expected: [] }
      page.on('pageerror', (error) => found.push(error.message))
      page.on('console', (message: ConsoleMessage) => {
        if (message.type() === 'error') found.push(message.text())
      })
      await use(complaints)
      const unexpected = found.filter((text) => !complaints.expected.some((one) => one.test(text)))
      expect(unexpected, 'errors in the console').toEqual([])
    },
    { auto: true },
  ],
})

/** A session of `size` people that can be marked now, and the way to its roll call. */
export async function openRollCall(page: Page, database: typeof db, size: number) {
  const rollCall = await makeRollCall(database, size)
  await page.goto(`/admin/attendance/${rollCall.activity.id}`)
  return rollCall
}

export { expect }
