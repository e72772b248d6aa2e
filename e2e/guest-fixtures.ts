import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { users } from '../server/db/schema'
import { unique } from '../server/testing/factories'
import { expect, test as inherited, listenTo, signInAsPersona } from './fixtures'
import { END_TO_END } from './settings'

interface Fixtures {
  /** Signs the browser in as a new guest, by a name of their own. */
  guest: { id: string; name: string }
  /** Another browser, on a laptop, in which a demo person is signed in. */
  staff: (key: 'moderator' | 'admin') => Promise<Page>
}

export const test = inherited.extend<Fixtures>({
  guest: async ({ database, signInAsNew }, use) => {
    const { id } = await signInAsNew('participant')
    const name = `Ximena ${unique()}`
    await database.update(users).set({ name, accountStatus: 'guest' }).where(eq(users.id, id))
    await use({ id, name })
  },
  staff: async ({ browser }, use) => {
    const opened: Page[] = []
    await use(async (key) => {
      const context = await browser.newContext({
        baseURL: END_TO_END.origin,
        locale: 'es-MX',
        timezoneId: 'America/Mexico_City',
        viewport: { width: 1280, height: 800 },
      })
      await listenTo(context)
      const page = await context.newPage()
      opened.push(page)
      await signInAsPersona(page, key)
      return page
    })
    for (const page of opened) await page.context().close()
  },
})

export const part = (page: Page, name: string | RegExp) => page.getByRole('region', { name })
export const missing = (page: Page) => part(page, 'Lo que te falta para ser miembro')

export { expect }
