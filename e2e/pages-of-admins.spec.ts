import { makeUndeliveredMail } from '../server/testing/queued-mail'
import { makeReadyGuest } from '../server/testing/ready-guest'
import { makeSchedule } from '../server/testing/schedule'
import { expectAccessibleAt, LANGUAGES, LAPTOP, NARROW, speak, visit } from './accessibility'
import { expect, test } from './fixtures'

const SIZES = [LAPTOP, NARROW]

for (const language of LANGUAGES) {
  test(`the people, promotions and mail are accessible: ${language}`, async ({
    page,
    database,
    signInAs,
  }) => {
    test.slow()
    await speak(page, language)
    const { person } = await makeReadyGuest(database, 'Itzel Hernández de la Cruz')
    await makeUndeliveredMail(database)
    await signInAs('admin')
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
      await expectAccessibleAt(page, SIZES)
    }
  })

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
    test(`for admins are accessible: ${what}; ${language}`, async ({
      page,
      database,
      signInAs,
    }) => {
      test.slow()
      await speak(page, language)
      const { program } = await makeSchedule(database)
      await signInAs('admin')
      const addresses = paths.map((path) => path.replace('PROGRAM', program.id))
      await visit(page, language, addresses, SIZES)
    })

  test(`forms with all that can be wrong, and open questions, are accessible: ${language}`, async ({
    page,
    database,
    signInAs,
  }) => {
    test.slow()
    await speak(page, language)
    const { program, activityIds } = await makeSchedule(database)
    await signInAs('admin')
    await page.goto('/admin/programs/new')
    await page.getByRole('button', { name: /Agregar motivo|Add a reason/ }).click()
    await page.getByRole('button', { name: /Crear programa|Create program/ }).click()
    await expectAccessibleAt(page, SIZES)
    await page.goto(`/admin/activities/new?kind=series&program=${program.id}`)
    await page.getByLabel(/Primer día|First day/).fill('2026-12-01')
    await page.getByRole('button', { name: /Crear 12|Create 12/ }).click()
    await expectAccessibleAt(page, SIZES)
    await page.goto(`/admin/activities/${activityIds[1]}`)
    for (const question of [/^(Cancelar|Cancel activity)$/, /^(Eliminar|Delete)$/])
      await page.getByRole('button', { name: question }).click()
    await expectAccessibleAt(page, SIZES)
    await page.goto('/admin/activities/import')
    await page.getByRole('textbox').fill('title,kind,starts_at_local,ends_at_local\nA,b,c,d')
    await page.getByRole('button', { name: /Ver qué pasaría|See what would happen/ }).click()
    await expect(page.getByRole('heading', { level: 2 })).toBeVisible()
    await expectAccessibleAt(page, SIZES)
  })
}
