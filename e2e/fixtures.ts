import {
  type Browser,
  type BrowserContext,
  test as base,
  expect,
  type Page,
} from '@playwright/test'
import type { Role } from '../domain/users'
import type { DemoPerson } from '../server/auth/demo-people'
import { closeDatabase, db, openDatabase } from '../server/db/client'
import { makeUser } from '../server/testing/factories'
import { makeRollCall } from '../server/testing/roll-call'
import { clickAwake, isAwake } from './forms'
import { mailedCode } from './mail'
import { END_TO_END } from './settings'

interface Fixtures {
  /** Signs the browser in as a demo person, without the form. */
  signInAs: (key: DemoPerson['key']) => Promise<void>
  /**
   * Signs the browser in as a new person of that role, by the code that is mailed. There is one admin only: that the
   * last one stays is tested beside everything else.
   */
  signInAsNew: (role: Exclude<Role, 'admin'>) => Promise<{ id: string }>
  /** What its browsers complained about; a test that provokes something says what it expects. */
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
    await use((key) => signInAsPersona(page, key))
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
      await post('/sign-in/email-otp', { email, otp: await mailedCode(email) })
      return person
    })
  },

  complaints: [
    async ({ context }, use) => {
      heard.length = 0
      await listenTo(context)
      const complaints: Fixtures['complaints'] = { expected: [] }
      await use(complaints)
      const unexpected = heard.filter((text) => !complaints.expected.some((one) => one.test(text)))
      expect(unexpected, 'errors in the console').toEqual([])
    },
    { auto: true },
  ],
})

/** What the browsers of the running test complained about; a worker runs one test at a time. */
const heard: string[] = []

/** From now on, what goes wrong on any page of `context` fails the test, unless it is expected. */
export async function listenTo(context: BrowserContext) {
  context.on('weberror', (error) => heard.push(error.error().message))
  context.on('console', (message) => {
    if (message.type() === 'error') heard.push(message.text())
  })
  // A breach of the content security policy that a library catches is told nowhere else.
  await context.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`${violatedDirective} forbids ${blockedURI}`),
    ),
  )
}

/** A session of `size` people that can be marked now, and the way to its roll call, awake. */
export async function openRollCall(page: Page, database: typeof db, size: number) {
  const rollCall = await makeRollCall(database, size)
  await page.goto(`/admin/attendance/${rollCall.activity.id}`)
  await isAwake(page.locator('li[data-person] input').first())
  return rollCall
}

/** Signs `email` in through the form, with the code that is mailed. */
export async function signInByCode(page: Page, email: string) {
  await page.goto('/sign-in')
  await page.getByLabel('Correo electrónico').fill(email)
  await clickAwake(page.getByRole('button', { name: 'Enviar código' }))
  await page.getByLabel('Código de 6 dígitos').fill(await mailedCode(email))
  await expect(page.getByRole('heading', { name: /Hola/ })).toBeVisible()
}

/** A browser of somebody else, on a phone; as a demo person where `persona` is given. */
export async function otherBrowser(browser: Browser, persona?: DemoPerson['key']) {
  const context = await browser.newContext({
    baseURL: END_TO_END.origin,
    locale: 'es-MX',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  })
  await listenTo(context)
  const page = await context.newPage()
  if (persona) await signInAsPersona(page, persona)
  return { page, close: () => context.close() }
}

/** Signs the browser of `page` in as a demo person, without the form. */
export async function signInAsPersona(page: Page, persona: DemoPerson['key']) {
  const response = await page.request.post('/api/auth/sign-in/demo', {
    data: { persona },
    headers: { origin: END_TO_END.origin },
  })
  expect(response.ok()).toBe(true)
}

export { expect }
