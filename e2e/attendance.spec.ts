import { asc, eq } from 'drizzle-orm'
import { attendanceEvents, attendanceRecords, users } from '../server/db/schema'
import { makeEnrollment } from '../server/testing/factories'
import { eventsOf } from '../server/testing/marks'
import { makeRollCall } from '../server/testing/roll-call'
import { expect, openRollCall, otherBrowser, test } from './fixtures'
import { hearsKeys } from './forms'

test('a moderator signs in with one click, is at the session that is on in one tap, marks it, and it is still marked after a reload', async ({
  page,
  database,
}) => {
  // Of several that are on, the one that began last is the one to go to.
  const { activity } = await makeRollCall(database, 6, { startsAt: new Date() })
  await page.goto('/')
  await page.getByRole('link', { name: 'Entrar' }).first().click()
  await page.getByRole('button', { name: /Moderación/ }).click()
  await expect(page.getByRole('heading', { name: /Hola/ })).toBeVisible()
  await page.getByRole('link', { name: `Pasar lista: ${activity.title}` }).tap()

  const mark = (name: string, status: string) =>
    page.getByRole('group', { name }).getByRole('radio', { name: status })
  await mark('Persona 01', 'Ausente').click()
  await mark('Persona 04', 'Justificó').click()
  await page.getByRole('button', { name: 'Marcar presentes a 4 más' }).click()
  await expect(page.getByText('4 presentes')).toBeVisible()
  await expect(page.getByText('Guardado', { exact: true })).toBeVisible()

  for (const visit of ['before', 'after'] as const) {
    if (visit === 'after') await page.reload()
    await expect(mark('Persona 01', 'Ausente')).toBeChecked()
    await expect(mark('Persona 04', 'Justificó')).toBeChecked()
    for (const name of ['Persona 00', 'Persona 02', 'Persona 03', 'Persona 05'])
      await expect(mark(name, 'Presente')).toBeChecked()
    await expect(page.getByText('4 presentes')).toBeVisible()
    await expect(page.getByText('1 ausente')).toBeVisible()
    await expect(page.getByText('1 justificada')).toBeVisible()
    await expect(page.getByText('0 sin marcar')).toBeVisible()
  }

  const stored = await database
    .select({ name: users.name, status: attendanceRecords.attendanceStatus })
    .from(attendanceRecords)
    .innerJoin(users, eq(users.id, attendanceRecords.userId))
    .where(eq(attendanceRecords.activityId, activity.id))
    .orderBy(asc(users.name))
  expect(stored.map((row) => row.status)).toEqual([
    'present',
    'absent',
    'present',
    'present',
    'excused',
    'present',
  ])
  const events = await database.$count(
    attendanceEvents,
    eq(attendanceEvents.activityId, activity.id),
  )
  expect(events).toBe(6)
})

test.describe('on the roll call', () => {
  test.beforeEach(({ signInAs }) => signInAs('moderator'))

  test('a note is kept with its mark, and the history tells who, when, on which device and from what to what', async ({
    page,
    database,
  }) => {
    const { activity } = await openRollCall(page, database, 2)
    const row = page.getByRole('listitem').filter({ hasText: 'Persona 00' })
    await row.getByRole('radio', { name: 'Justificó' }).click()
    await row.getByRole('button', { name: /Nota e historial/ }).click()
    await row.getByLabel('Nota', { exact: true }).fill('Avisó: llega tarde')
    await row.getByRole('button', { name: 'Guardar nota' }).click()
    await expect(page.getByText('Guardado', { exact: true })).toBeVisible()
    await row.getByRole('radio', { name: 'Presente' }).click()
    await expect(row.getByText('De Justificó a Presente')).toBeVisible()
    await expect(row.getByText('De Sin marcar a Justificó')).toBeVisible()
    const letters = await page.evaluate(() => localStorage.getItem('device'))
    const times = new Intl.DateTimeFormat('es', {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: activity.timeZone,
    })
    const events = await eventsOf(database, activity.id)
    const steps = events.map(
      ({ createdAt }) => `Jimena Robles · ${times.format(createdAt)} · Linux ${letters}`,
    )
    await expect(row.getByRole('region', { name: 'Historial' }).getByText('·')).toHaveText(
      steps.toReversed(),
    )

    await page.reload()
    await expect(row.getByText('Avisó: llega tarde')).toBeVisible()
    await expect(row.getByRole('radio', { name: 'Presente' })).toBeChecked()

    await row.getByRole('button', { name: /Nota e historial/ }).click()
    await row.getByRole('button', { name: 'Quitar marca y nota' }).click()
    await expect(page.getByText('2 sin marcar')).toBeVisible()
  })

  test('a note of more than 500 characters cannot be sent and says so', async ({
    page,
    database,
  }) => {
    await openRollCall(page, database, 1)
    const row = page.getByRole('listitem').filter({ hasText: 'Persona 00' })
    await row.getByRole('radio', { name: 'Presente' }).click()
    await row.getByRole('button', { name: /Nota e historial/ }).click()
    await row.getByLabel('Nota', { exact: true }).fill('ñ'.repeat(501))
    await expect(row.getByText('501 de 500 caracteres: es demasiado larga.')).toBeVisible()
    await expect(row.getByRole('button', { name: 'Guardar nota' })).toBeDisabled()
  })

  test('"the rest" counts without those another phone has marked, and leaves them alone', async ({
    page,
    database,
    browser,
  }) => {
    await openRollCall(page, database, 3)
    const other = await otherBrowser(browser, 'moderator')
    await other.page.goto(page.url())
    const absent = other.page
      .getByRole('group', { name: 'Persona 02' })
      .getByRole('radio', { name: 'Ausente' })
    await absent.click()
    await expect(other.page.getByText('Guardado', { exact: true })).toBeVisible()

    await page.getByRole('button', { name: 'Marcar presentes a 2 más' }).click()
    const mine = page.getByRole('group', { name: 'Persona 02' })
    await expect(mine.getByRole('radio', { name: 'Ausente' })).toBeChecked()
    await expect(page.getByText('2 presentes')).toBeVisible()
    await other.close()
  })

  test('the keyboard alone is enough', async ({ page, database }) => {
    await openRollCall(page, database, 2)
    const first = page.getByRole('group', { name: 'Persona 00' })
    await first.getByRole('radio', { name: 'Presente' }).focus()
    await page.keyboard.press('Space')
    await expect(first.getByRole('radio', { name: 'Presente' })).toBeChecked()
    await page.keyboard.press('ArrowRight')
    await expect(first.getByRole('radio', { name: 'Ausente' })).toBeChecked()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Con teclado')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: /Persona 00.*tiene nota/ })).toBeVisible()
    await expect(page.getByText('Guardado', { exact: true })).toBeVisible()
    await page.reload()
    await expect(page.getByText('Con teclado')).toBeVisible()
    await expect(first.getByRole('radio', { name: 'Ausente' })).toBeChecked()
    await hearsKeys(page)
    const second = page.getByRole('group', { name: 'Persona 01' })
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('p')
    await expect(second.getByRole('radio', { name: 'Presente' })).toBeChecked()
    await page.keyboard.press('ArrowUp')
    await expect(first.getByRole('radio', { name: 'Ausente' })).toBeFocused()
    await page.keyboard.press('P')
    await expect(first.getByRole('radio', { name: 'Presente' })).toBeChecked()
  })

  test('nobody marks their own row', async ({ page, database, signInAsNew }) => {
    const { program, activity } = await makeRollCall(database, 1)
    await page.context().clearCookies()
    const moderator = await signInAsNew('moderator')
    await makeEnrollment(database, moderator.id, program.id)
    await page.goto(`/admin/attendance/${activity.id}`)
    const own = page.getByRole('listitem').filter({ hasText: 'Es tu fila' })
    await expect(own.getByRole('radio', { name: 'Presente' })).toBeDisabled()
    await page.getByRole('button', { name: 'Marcar presente a 1 más' }).click()
    await expect(page.getByText('1 presente', { exact: true })).toBeVisible()
    await expect(page.getByText('Falta solo tu fila')).toBeVisible()
    await expect(own.getByRole('radio', { name: 'Presente' })).not.toBeChecked()
  })

  test('a session of another week says why it takes no marks', async ({ page, database }) => {
    const startsAt = new Date(Date.now() - 20 * 24 * 3_600_000)
    const { activity } = await makeRollCall(database, 1, { startsAt })
    await page.goto(`/admin/attendance/${activity.id}`)
    await expect(page.getByText('La lista se cerró 7 días después de la sesión.')).toBeVisible()
    await expect(page.getByRole('radio', { name: 'Presente' })).toBeDisabled()
  })

  test('an address that leads to no session says so', async ({ page, complaints }) => {
    complaints.expected.push(/404/)
    for (const id of ['nada', '00000000-0000-4000-8000-000000000000']) {
      const response = await page.goto(`/admin/attendance/${id}`)
      expect(response?.status()).toBe(404)
      await expect(page.getByRole('heading', { name: 'Aquí no hay nada sembrado' })).toBeVisible()
    }
  })
})

test('a moderator who was demoted a second ago is refused, and told', async ({
  page,
  database,
  signInAsNew,
  complaints,
}) => {
  complaints.expected.push(/403/)
  const moderator = await signInAsNew('moderator')
  await openRollCall(page, database, 1)
  await database.update(users).set({ role: 'participant' }).where(eq(users.id, moderator.id))
  await page.getByRole('radio', { name: 'Presente' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Persona 00' })).toContainText(
    'Tu cuenta no tiene permiso',
  )
  await expect(page.getByRole('radio', { name: 'Presente' })).not.toBeChecked()
})
