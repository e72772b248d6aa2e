import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { DAY } from '../domain/durations'
import { localDay } from '../domain/time'
import { programEnrollments, submissions, users } from '../server/db/schema'
import { makeUser } from '../server/testing/factories'
import { makeLivelyProgram } from '../server/testing/lively-program'
import { makeUndeliveredMail } from '../server/testing/queued-mail'
import { makeReadyGuest } from '../server/testing/ready-guest'
import { makeRollCall } from '../server/testing/roll-call'
import { makeSchedule } from '../server/testing/schedule'
import { expect, test } from './fixtures'
import { END_TO_END } from './settings'

const SIZES = { phone: { width: 390, height: 844 }, laptop: { width: 1280, height: 800 } }

async function expectSound(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(
    violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.html) })),
  ).toEqual([])
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, 'nothing to scroll sideways').toBe(0)
}

interface Look {
  language: 'es' | 'en'
  colorScheme: 'light' | 'dark'
}
const LOOKS = (['es', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).map((colorScheme): Look => ({ language, colorScheme })),
)

async function show(page: Page, { language, colorScheme }: Look) {
  await page.context().addCookies([{ name: 'locale', value: language, url: END_TO_END.origin }])
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
}

async function visit(page: Page, { language }: Look, paths: string[]) {
  for (const path of paths) {
    await page.goto(path)
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    for (const size of Object.values(SIZES)) {
      await page.setViewportSize(size)
      await expectSound(page)
    }
  }
}

for (const look of LOOKS) {
  const name = `${look.language}, ${look.colorScheme}`

  test(`the pages of visitors and members are accessible: ${name}`, async ({
    page,
    signInAs,
    complaints,
  }) => {
    test.slow()
    complaints.expected.push(/403|404/)
    await show(page, look)
    await visit(page, look, [
      '/',
      '/programs',
      '/sign-in',
      `${END_TO_END.local.origin}/mailbox`,
      '/nowhere',
    ])
    await signInAs('member')
    await visit(page, look, ['/', '/admin/attendance'])
  })

  test(`the pages of applicants are accessible: ${name}`, async ({ page, signInAsNew }) => {
    test.slow()
    await show(page, look)
    await signInAsNew('participant')
    const steps = ['profile', 'program', 'goal', 'handles', 'review', 'status']
    await visit(
      page,
      look,
      steps.map((step) => `/onboarding/${step}`),
    )
  })

  test(`the dashboard, the calendar and the page of a program are accessible: ${name}`, async ({
    page,
    database,
    signInAsNew,
  }) => {
    test.slow()
    await show(page, look)
    const { id } = await signInAsNew('participant')
    await database.update(users).set({ accountStatus: 'guest' }).where(eq(users.id, id))
    await page.goto('/dashboard')
    await expectSound(page)
    const size = { past: 8, ahead: 7, deliverables: 2, people: 14 }
    const { program } = await makeLivelyProgram(database, id, size)
    await page.goto('/dashboard/calendar')
    await page.getByRole('button', { name: /Crear mi|Make my/ }).click()
    await page.getByRole('button', { name: /Quitar la|Remove the/ }).click()
    await expectSound(page)
    await visit(page, look, [`/programs/${program.slug}`, '/dashboard'])
    for (const summary of await page.locator('summary').all()) await summary.click()
    await page
      .getByRole('button', { name: /^(Entregar|Hand in)/ })
      .first()
      .click()
    await page.getByRole('button', { name: /^(Enviar entrega|Send it in)$/ }).click()
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 800 })
      await expectSound(page)
    }
    await page.context().clearCookies()
    await show(page, look)
    await visit(page, look, [`/programs/${program.slug}`])
  })

  test(`the queue of deliverables and the reports are accessible: ${name}`, async ({
    page,
    database,
    signInAs,
  }) => {
    test.slow()
    await show(page, look)
    const person = await makeUser(database, { accountStatus: 'guest' })
    const { program, tasks } = await makeLivelyProgram(database, person.id, { people: 5 })
    await database.insert(submissions).values({
      userId: person.id,
      activityId: tasks[0]?.id ?? '',
      link: `https://example.com/${'larga-'.repeat(30)}`,
      body: 'Una página.',
      submittedAt: new Date(),
    })
    await signInAs('admin')
    const queue = `/admin/deliverables?program=${program.id}`
    await visit(page, look, [
      queue,
      '/admin/deliverables?q=nobody-at-all',
      `/admin/reports?program=${program.id}`,
      '/admin/reports/too-large?kind=people',
    ])
    // On a laptop what is open stands beside the list.
    await page.goto(queue)
    await page.getByText(/^(Historial|History):/).click()
    await page.getByRole('button', { name: /^(No aprobar|Reject)$/ }).click()
    await expectSound(page)
    await page.setViewportSize({ width: 320, height: 640 })
    await page.getByRole('link', { name: person.name }).click()
    await expectSound(page)
  })

  // Apart: the lists grow with what the other tests leave.
  for (const [what, paths] of Object.entries({
    programs: ['/admin/programs'],
    applications: ['/admin/applications', '/admin/applications?status=held'],
    'home and a day without sessions': ['/', '/admin/attendance?day=2020-01-01'],
  }))
    test(`for staff are accessible: ${what}; ${name}`, async ({ page, signInAs }) => {
      test.slow()
      await show(page, look)
      await signInAs('moderator')
      await visit(page, look, paths)
    })

  test(`the sessions of a day are accessible: ${name}`, async ({ page, database, signInAs }) => {
    test.slow()
    await show(page, look)
    // Far from those of the other tests.
    const startsAt = new Date(Date.now() - 60 * DAY)
    const { activity, program } = await makeRollCall(database, 4, { startsAt })
    await makeRollCall(database, 1, { startsAt: new Date(startsAt.getTime() - 2 * DAY) })
    await database
      .update(programEnrollments)
      .set({ enrolledAt: new Date(startsAt.getTime() - DAY) })
      .where(eq(programEnrollments.programId, program.id))
    await signInAs('moderator')
    await visit(page, look, [`/admin/attendance?day=${localDay(startsAt, activity.timeZone)}`])
    await expect(page.getByText(activity.title)).toBeVisible()
  })

  test(`the roll call is accessible: ${name}`, async ({ page, database, signInAs }) => {
    test.slow()
    await show(page, look)
    const { activity } = await makeRollCall(database, 4)
    await signInAs('moderator')
    await visit(page, look, [`/admin/attendance/${activity.id}`])
    await page.getByRole('button', { name: /Persona 00/ }).click()
    await page
      .getByRole('radio', { name: /Aus|Abs/ })
      .first()
      .click()
    await expectSound(page)
    await page.setViewportSize({ width: 320, height: 640 })
    await expectSound(page)
  })
}

for (const language of ['es', 'en'] as const)
  for (const colorScheme of ['light', 'dark'] as const)
    test(`the pages of admins are accessible: ${language}, ${colorScheme}`, async ({
      page,
      context,
      database,
      signInAs,
    }) => {
      test.slow()
      await context.addCookies([{ name: 'locale', value: language, url: END_TO_END.origin }])
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const { person } = await makeReadyGuest(database, 'Itzel Hernández de la Cruz')
      await makeUndeliveredMail(database)
      await signInAs('admin')
      const sizes = [SIZES.laptop, { width: 320, height: 640 }]
      for (const path of [
        '/admin/people',
        '/admin/people?q=nobody-at-all',
        `/admin/people/${person.id}`,
        '/admin/promotions',
        '/admin/mail',
      ]) {
        await page.goto(path)
        await expect(page.locator('html')).toHaveAttribute('lang', language)
        for (const summary of await page.locator('summary').all()) await summary.click()
        // Every question a page can ask stands open.
        const questions = page.getByRole('button', {
          name: /^(Dar de baja|Drop|Suspender|Suspend)$/,
        })
        while ((await questions.count()) > 0) await questions.first().click()
        for (const size of sizes) {
          await page.setViewportSize(size)
          await expectSound(page)
        }
      }
    })

for (const look of LOOKS) {
  const name = `${look.language}, ${look.colorScheme}`
  const expectSoundAtAllSizes = async (page: Page) => {
    for (const size of [SIZES.laptop, { width: 320, height: 640 }]) {
      await page.setViewportSize(size)
      await expectSound(page)
    }
  }

  for (const [what, paths] of Object.entries({
    programs: ['/admin/programs'],
    'a program': ['/admin/programs/PROGRAM', '/admin/programs/PROGRAM/edit'],
    activities: [
      '/admin/activities?program=PROGRAM&day=2026-12-01',
      '/admin/activities?program=PROGRAM&day=2026-12-01&view=week',
      '/admin/activities?program=PROGRAM&day=2026-12-01&view=list',
      '/admin/activities?day=2020-01-01',
    ],
  }))
    test(`for admins are accessible: ${what}; ${name}`, async ({ page, database, signInAs }) => {
      test.slow()
      await show(page, look)
      const { program } = await makeSchedule(database)
      await signInAs('admin')
      for (const path of paths) {
        await page.goto(path.replace('PROGRAM', program.id))
        await expect(page.locator('html')).toHaveAttribute('lang', look.language)
        await expectSoundAtAllSizes(page)
      }
    })

  test(`forms with all that can be wrong, and open questions, are accessible: ${name}`, async ({
    page,
    database,
    signInAs,
  }) => {
    test.slow()
    await show(page, look)
    const { program, activityIds } = await makeSchedule(database)
    await signInAs('admin')
    await page.goto('/admin/programs/new')
    await page.getByRole('button', { name: /Agregar motivo|Add a reason/ }).click()
    await page.getByRole('button', { name: /Crear programa|Create program/ }).click()
    await expectSoundAtAllSizes(page)
    await page.goto(`/admin/activities/new?kind=series&program=${program.id}`)
    await page.getByLabel(/Primer día|First day/).fill('2026-12-01')
    await page.getByRole('button', { name: /Crear 12|Create 12/ }).click()
    await expectSoundAtAllSizes(page)
    await page.goto(`/admin/activities/${activityIds[1]}`)
    for (const question of [/^(Cancelar|Cancel activity)$/, /^(Eliminar|Delete)$/])
      await page.getByRole('button', { name: question }).click()
    await expectSoundAtAllSizes(page)
    await page.goto('/admin/activities/import')
    await page.getByRole('textbox').fill('title,kind,starts_at_local,ends_at_local\nA,b,c,d')
    await page.getByRole('button', { name: /Ver qué pasaría|See what would happen/ }).click()
    await expect(page.getByRole('heading', { level: 2 })).toBeVisible()
    await expectSoundAtAllSizes(page)
  })
}

test('the language of the browser is followed, and another can be chosen', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'en-US', baseURL: END_TO_END.origin })
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
