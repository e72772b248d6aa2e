import { test as base, type ConsoleMessage, expect, type Page } from '@playwright/test'
import type { Role } from '../domain/users'
import type { DemoPerson } from '../server/auth/demo-people'
import { closeDatabase, db, openDatabase } from '../server/db/client'
import { makeUser } from '../server/testing/factories'
import { makeRollCall } from '../server/testing/roll-call'
import { END_TO_END } from './settings'

interface Fixtures {
  /** Signs the browser in as a demo person, without the form. */
  signInAs: (key: DemoPerson['key']) => Promise<void>
  /** Signs the browser in as a new person of that role, by the code in the local mailbox. */
  signInAsNew: (role: Role) => Promise<{ id: string }>
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

  signInAsNew: async ({ page, database }, use) => {
    await use(async (role) => {
      const person = await makeUser(database, { role })
      const post = async (path: string, data: object) => {
        const headers = { origin: END_TO_END.origin }
        const response = await page.request.post(`/api/auth${path}`, { data, headers })
        expect(response.ok(), path).toBe(true)
      }
      const { email } = person
      await post('/email-otp/send-verification-otp', { email, type: 'sign-in' })
      const mailbox = await (await page.request.get('/mailbox')).text()
      const otp = /\b\d{6}\b/.exec(mailbox.slice(mailbox.indexOf(email)))?.[0]
      await post('/sign-in/email-otp', { email, otp })
      return person
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
