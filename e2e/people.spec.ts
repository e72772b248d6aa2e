import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { submissions, users } from '../server/db/schema'
import { makeEnrollment, makeProgram, makeUser, unique } from '../server/testing/factories'
import { findDelivery, makeUndeliveredMail } from '../server/testing/queued-mail'
import { makeReadyGuest } from '../server/testing/ready-guest'
import { expect, otherBrowser, signInByCode, test } from './fixtures'
import { clickAwake, isAwake } from './forms'
import { mailsTo } from './mail'

/** Opens the page of a person, awake to its end. */
async function open(page: Page, userId: string) {
  await page.goto(`/admin/people/${userId}`)
  await isAwake(page.getByLabel('Rol', { exact: true }))
}

test.describe('an admin', () => {
  test.beforeEach(({ signInAs }) => signInAs('admin'))

  test('finds a person without accents, sees five sessions, promotes them from the ready list', async ({
    page,
    database,
  }) => {
    const key = unique()
    const { person, program, goal } = await makeReadyGuest(database, `Íñigo Núñez ${key}`)
    await page.goto('/admin/people')
    await page.getByLabel('Nombre, correo o usuario').fill(`inigo nunez ${key}`)
    await page.getByLabel('Nombre, correo o usuario').press('Enter')
    await expect(page).toHaveURL(/q=inigo/)
    await expect(page.getByText('1 persona', { exact: true })).toBeVisible()
    await page.getByRole('link', { name: person.name }).click()
    await expect(page.getByRole('heading', { name: person.name })).toBeVisible()

    const attendance = page.getByRole('region', { name: 'Asistencia', exact: true })
    await expect(attendance.getByText('Presente', { exact: true })).toHaveCount(5)
    const place = page.getByRole('article', { name: program.name })
    await expect(place.getByText('Asistencia: 100 %')).toBeVisible()
    await expect(place.getByText('Vino a 5 de 5 sesiones que cuentan')).toBeVisible()
    await expect(place.getByText('Cumple lo que el programa pide')).toBeVisible()

    await page.goto('/admin/promotions')
    const section = page.getByRole('region', { name: program.name })
    await expect(section.getByText('Vino a 5 de 5 sesiones · 100 % de asistencia')).toBeVisible()
    await expect(section.getByText(goal)).toBeVisible()
    await section.getByRole('checkbox', { name: person.name }).check()
    await page.getByRole('button', { name: 'Promover a 1 persona' }).click()
    await page.getByRole('button', { name: 'Sí, promover' }).click()
    await expect(page.getByText(`${person.name} ya es miembro.`)).toBeVisible()
    await expect(section).toBeHidden()

    await open(page, person.id)
    await expect(place.getByText('Miembro', { exact: true })).toBeVisible()
    await expect(place.getByText('Al promoverla: 5 de 5 sesiones.')).toBeVisible()
    await place.getByText('Historial: 1 paso').click()
    await expect(place.getByText('De Invitada/o a Miembro')).toBeVisible()
  })

  test('sees which of the deliverables a program asks for are approved', async ({
    page,
    database,
  }) => {
    const name = `Ona ${unique()}`
    const { program, person } = await makeReadyGuest(database, name, { deliverables: 2 })
    await page.goto('/admin/promotions')
    const section = page.getByRole('region', { name: program.name })
    await expect(
      section.getByText('Pide 5 sesiones, 70 % de asistencia y 2 entregas aprobadas.'),
    ).toBeVisible()
    await expect(
      section.getByText('100 % de asistencia · 2 de 2 entregas requeridas aprobadas'),
    ).toBeVisible()
    const [one] = await database.select().from(submissions).where(eq(submissions.userId, person.id))
    await database
      .update(submissions)
      .set({ status: 'submitted', decidedAt: null, decidedBy: null })
      .where(eq(submissions.id, one?.id ?? ''))
    await open(page, person.id)
    const place = page.getByRole('article', { name: program.name })
    await expect(place.getByText('1 de 2 entregas requeridas aprobadas')).toBeVisible()
    await expect(place.getByText('Le falta 1 entrega por aprobar')).toBeVisible()
    await page.goto('/admin/promotions')
    await expect(page.getByRole('heading', { level: 1, name: 'Promociones' })).toBeVisible()
    await expect(section).toBeHidden()
  })

  test('promotes all of a program at once', async ({ page, database }) => {
    const { program, person } = await makeReadyGuest(database, `Ana ${unique()}`)
    await page.goto('/admin/promotions')
    const section = page.getByRole('region', { name: program.name })
    await section.getByRole('checkbox', { name: 'Elegir a todas' }).check()
    await expect(section.getByRole('checkbox', { name: person.name })).toBeChecked()
    await page.getByRole('button', { name: 'Promover a 1 persona' }).click()
    await page.getByRole('button', { name: 'No, dejarlo así' }).click()
    await expect(page.getByRole('button', { name: 'Promover a 1 persona' })).toBeFocused()
    await open(page, person.id)
    const place = page.getByRole('article', { name: program.name })
    await place.getByRole('button', { name: 'Promover a miembro' }).click()
    await place.getByRole('button', { name: 'Sí, promover' }).click()
    await expect(place.getByText(`${person.name} ya es miembro de ${program.name}.`)).toBeVisible()
    await place.getByRole('button', { name: 'Marcar como completado' }).click()
    await place.getByRole('button', { name: 'Sí, completar' }).click()
    await expect(place.getByText('Completado', { exact: true })).toBeVisible()
    await expect(place.getByRole('button')).toHaveCount(0)
  })

  test('drops somebody with a reason; other reasons need words, and what was typed stays', async ({
    page,
    database,
  }) => {
    const program = await makeProgram(database)
    const person = await makeUser(database, { accountStatus: 'guest' })
    await makeEnrollment(database, person.id, program.id)
    await open(page, person.id)
    const place = page.getByRole('article', { name: program.name })
    await expect(place.getByText('Asistencia: sin dato')).toBeVisible()
    await expect(place.getByText('Le faltan 5 sesiones')).toBeVisible()
    await place.getByRole('button', { name: 'Dar de baja' }).click()
    await place.getByRole('button', { name: 'Sí, dar de baja' }).click()
    await expect(place.getByText('Elige un motivo.')).toBeVisible()
    await place.getByRole('combobox').selectOption({ label: 'Otro motivo' })
    await place.getByRole('button', { name: 'Sí, dar de baja' }).click()
    await expect(place.getByText('Escribe el motivo.')).toBeVisible()
    await place.getByLabel('Nota para el equipo').fill('Se mudó de ciudad')
    await page.keyboard.press('Escape')
    await place.getByRole('button', { name: 'Dar de baja' }).click()
    await expect(place.getByLabel('Nota para el equipo')).toHaveValue('Se mudó de ciudad')
    await place.getByRole('button', { name: 'Sí, dar de baja' }).click()
    await expect(place.getByText('Baja', { exact: true })).toBeVisible()
    await expect(place.getByText('Motivo de la baja: Otro motivo')).toBeVisible()
    await expect(place.getByText('Nota del equipo: Se mudó de ciudad')).toBeVisible()
  })

  test('suspends with a reason, which the person reads on their next page, and restores', async ({
    page,
    database,
    browser,
  }) => {
    const person = await makeUser(database, {
      name: `Ximena ${unique()}`,
      email: `ximena-${unique()}@example.com`,
      emailVerified: true,
    })
    const theirs = await otherBrowser(browser)
    await signInByCode(theirs.page, person.email)

    await open(page, person.id)
    await page.getByRole('button', { name: 'Suspender' }).click()
    await page.getByRole('button', { name: 'Sí, suspender' }).click()
    await expect(page.getByText('Escribe el motivo.')).toBeVisible()
    await page.getByLabel('Motivo', { exact: true }).fill('Insultó a otras personas.')
    await page.getByRole('button', { name: 'Sí, suspender' }).click()
    await expect(page.getByText(`La cuenta de ${person.name} quedó suspendida.`)).toBeVisible()
    await expect(page.getByText('Suspendida', { exact: true })).toBeVisible()

    await theirs.page.goto('/')
    await expect(theirs.page.getByText('Tu cuenta está suspendida')).toBeVisible()
    await expect(theirs.page.getByText('Insultó a otras personas.')).toBeVisible()

    await page.goto(`/admin/people?status=suspended&q=${person.email}`)
    await expect(page.getByRole('link', { name: person.name })).toBeVisible()
    await open(page, person.id)
    await page.getByRole('button', { name: 'Levantar la suspensión' }).click()
    await page.getByRole('button', { name: 'Sí, levantarla' }).click()
    await expect(page.getByText(`${person.name} ya puede usar Cosecha otra vez.`)).toBeVisible()
    await theirs.page.reload()
    await expect(theirs.page.getByRole('heading', { name: /Hola/ })).toBeVisible()
    await theirs.close()
  })

  test('changes a role', async ({ page, database }) => {
    const person = await makeUser(database)
    await open(page, person.id)
    await page.getByLabel('Rol', { exact: true }).selectOption({ label: 'Moderación' })
    await page.getByRole('button', { name: 'Cambiar rol' }).click()
    await page.getByRole('button', { name: 'Sí, cambiar' }).click()
    await expect(page.getByText('Rol guardado: Moderación.')).toBeVisible()
    const [stored] = await database.select().from(users).where(eq(users.id, person.id))
    expect(stored?.role).toBe('moderator')
  })

  test('as the last one keeps the role, is told why, and cannot suspend the own account', async ({
    page,
    database,
    complaints,
  }) => {
    complaints.expected.push(/409/)
    const [admin] = await database
      .select({ id: users.id })
      .from(users)
      .where(eq(users.email, 'administrador@demo.example'))
    await open(page, admin?.id ?? '')
    await expect(page.getByText('Nadie se suspende a sí mismo')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Suspender' })).toHaveCount(0)
    await page.getByLabel('Rol', { exact: true }).selectOption({ label: 'Participante' })
    await page.getByRole('button', { name: 'Cambiar rol' }).click()
    await page.getByRole('button', { name: 'Sí, cambiar' }).click()
    await expect(page.getByText('Es la última cuenta de administración')).toBeVisible()
    await page.reload()
    await expect(page.getByLabel('Rol', { exact: true })).toHaveValue('admin')
  })

  test('sees page after page of people, and the filters are in the address', async ({
    page,
    database,
  }) => {
    const key = unique()
    for (let n = 0; n < 51; n++) await makeUser(database, { name: `Lista ${key} ${n}` })
    await page.goto(`/admin/people?q=${key}`)
    await expect(page.getByText('51 personas', { exact: true })).toBeVisible()
    await expect(page.getByText('Se muestran 50 de 51')).toBeVisible()
    await clickAwake(page.getByRole('button', { name: 'Mostrar más' }))
    await expect(page.getByRole('link', { name: `Lista ${key}` })).toHaveCount(51)
    await page.getByLabel('Rol', { exact: true }).selectOption({ label: 'Moderación' })
    await expect(page).toHaveURL(/role=moderator/)
    await expect(page.getByText('No encontramos a nadie así')).toBeVisible()
    await page.goBack()
    await expect(page.getByLabel('Rol', { exact: true })).toHaveValue('')
    await expect(page.getByText('51 personas', { exact: true })).toBeVisible()
  })

  test('sends a mail again that was given up', async ({ page, database }) => {
    const { mailId, person } = await makeUndeliveredMail(database, { name: `Correo ${unique()}` })
    await page.goto('/admin/mail')
    const row = page.getByRole('listitem').filter({ hasText: person.name })
    await expect(row.getByText('Sin entregar')).toBeVisible()
    await expect(row.getByText('Código de la falla: SMTP_550')).toBeVisible()
    await clickAwake(row.getByRole('button', { name: /Mandar de nuevo/ }))
    await expect(page.getByText('1 correo va en camino otra vez.')).toBeVisible()
    await expect(row).toBeHidden()
    await expect.poll(async () => (await mailsTo(person.email)).length).toBe(1)
    await expect
      .poll(async () => (await findDelivery(database, mailId)).status, 'noted as sent')
      .toBe('sent')
  })
})

test('a moderator is refused on the pages of admins', async ({
  page,
  signInAs,
  complaints,
  database,
}) => {
  complaints.expected.push(/403/)
  await signInAs('moderator')
  const person = await makeUser(database)
  for (const path of [
    '/admin/people',
    `/admin/people/${person.id}`,
    '/admin/promotions',
    '/admin/mail',
  ]) {
    const response = await page.goto(path)
    expect(response?.status()).toBe(403)
    await expect(page.getByText(person.name)).toBeHidden()
  }
  await page.goto('/admin/attendance')
  await expect(page.getByRole('link', { name: 'Personas' })).toHaveCount(0)
})

test('an address that leads to no person says so', async ({ page, signInAs, complaints }) => {
  complaints.expected.push(/404/)
  await signInAs('admin')
  for (const id of ['nadie', '00000000-0000-4000-8000-000000000000'])
    expect((await page.goto(`/admin/people/${id}`))?.status()).toBe(404)
})
