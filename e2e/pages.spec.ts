import { eq } from 'drizzle-orm'
import { users } from '../server/db/schema'
import { makeLivelyProgram } from '../server/testing/lively-program'
import {
  expectAccessible,
  expectAccessibleAt,
  LANGUAGES,
  NARROW,
  PHONE,
  speak,
  visit,
} from './accessibility'
import { expect, listenTo, test } from './fixtures'
import { END_TO_END } from './settings'

for (const language of LANGUAGES) {
  test(`the pages of visitors and members are accessible: ${language}`, async ({
    page,
    signInAs,
    complaints,
  }) => {
    test.slow()
    complaints.expected.push(/403|404/)
    await speak(page, language)
    await visit(page, language, [
      '/',
      '/programs',
      '/sign-in',
      `${END_TO_END.local.origin}/mailbox`,
      '/nowhere',
    ])
    await signInAs('member')
    await visit(page, language, ['/', '/admin/attendance'])
  })

  test(`the pages of applicants are accessible: ${language}`, async ({ page, signInAsNew }) => {
    test.slow()
    await speak(page, language)
    await signInAsNew('participant')
    const steps = ['profile', 'program', 'goal', 'handles', 'review', 'status']
    await visit(
      page,
      language,
      steps.map((step) => `/onboarding/${step}`),
    )
  })

  test(`the dashboard, the calendar and the page of a program are accessible: ${language}`, async ({
    page,
    database,
    signInAsNew,
  }) => {
    test.slow()
    await speak(page, language)
    const { id } = await signInAsNew('participant')
    await database.update(users).set({ accountStatus: 'guest' }).where(eq(users.id, id))
    await page.goto('/dashboard')
    await expectAccessible(page)
    const size = { past: 8, ahead: 7, deliverables: 2, people: 14 }
    const { program } = await makeLivelyProgram(database, id, size)
    await page.goto('/dashboard/calendar')
    await page.getByRole('button', { name: /Crear mi|Make my/ }).click()
    await page.getByRole('button', { name: /Quitar la|Remove the/ }).click()
    await expectAccessible(page)
    await visit(page, language, [`/programs/${program.slug}`, '/dashboard'])
    for (const summary of await page.locator('summary').all()) await summary.click()
    await page
      .getByRole('button', { name: /^(Entregar|Hand in)/ })
      .first()
      .click()
    await page.getByRole('button', { name: /^(Enviar entrega|Send it in)$/ }).click()
    await expectAccessibleAt(page, [PHONE, NARROW])
    await page.context().clearCookies()
    await speak(page, language)
    await visit(page, language, [`/programs/${program.slug}`])
  })
}

test('the language of the browser is followed, and another can be chosen', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'en-US', baseURL: END_TO_END.origin })
  await listenTo(context)
  const page = await context.newPage()
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await context.addCookies([{ name: 'locale', value: 'es', url: END_TO_END.origin }])
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'es')
  await context.close()
})

test('every answer carries the security headers', async ({ request }) => {
  for (const path of ['/', '/sign-in', '/nowhere', '/api/health', '/api/trpc/programs.list']) {
    const headers = (await request.get(path)).headers()
    expect(headers['x-content-type-options'], path).toBe('nosniff')
    expect(headers['x-frame-options'], path).toBe('DENY')
    expect(headers['strict-transport-security'], path).toContain('includeSubDomains')
    expect(headers['x-powered-by'], path).toBeUndefined()
  }
  const policy = (await request.get('/')).headers()['content-security-policy'] ?? ''
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe-eval')
  expect(/script-src[^;]*/.exec(policy)?.[0]).not.toContain('unsafe-inline')
})
