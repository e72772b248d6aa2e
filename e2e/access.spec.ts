import { KEPT_PAGE } from '../app/_offline/kept-page'
import { makeRollCall } from '../server/testing/roll-call'
import { expect, test } from './fixtures'

const STAFF_PAGES = ['/admin/attendance', '/admin/programs', '/admin/activities']

test('a visitor is sent to sign in and comes back to the page', async ({ page, database }) => {
  const { activity } = await makeRollCall(database, 1)
  await page.goto(`/admin/attendance/${activity.id}`)
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await page.getByRole('button', { name: /Moderación/ }).click()
  await expect(page).toHaveURL(new RegExp(`/admin/attendance/${activity.id}$`))
  await expect(page.getByRole('heading', { name: activity.title })).toBeVisible()
})

for (const persona of ['applicant', 'guest', 'member'] as const)
  test(`the ${persona} is refused on the pages of staff, and told so`, async ({
    page,
    signInAs,
    complaints,
    database,
  }) => {
    complaints.expected.push(/403/)
    await signInAs(persona)
    const { activity } = await makeRollCall(database, 1)
    const rollCalls = [`/admin/attendance/${activity.id}`, KEPT_PAGE]
    for (const path of [...STAFF_PAGES, ...rollCalls]) {
      const response = await page.goto(path)
      expect(response?.status()).toBe(403)
      await expect(
        page.getByRole('heading', { name: 'No tienes permiso para ver esta página' }),
      ).toBeVisible()
      await expect(page.getByText(activity.title)).toBeHidden()
    }
  })

for (const persona of ['moderator', 'admin'] as const)
  test(`the ${persona} gets in`, async ({ page, signInAs }) => {
    await signInAs(persona)
    for (const path of STAFF_PAGES) expect((await page.goto(path))?.status()).toBe(200)
  })

test('the pages refuse by themselves, whatever the proxy does', async ({ request }) => {
  // The header by which a proxy was once skipped.
  const response = await request.get('/admin/attendance', {
    headers: { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
    maxRedirects: 0,
  })
  expect(response.status()).toBe(307)
  expect(response.headers().location).toContain('/sign-in')
})
