import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { and, eq } from 'drizzle-orm'
import type { MarkAttendanceInput } from '../domain/attendance'
import { DAY } from '../domain/durations'
import { wire } from '../domain/wire'
import type { Db } from '../server/db/client'
import { applications, attendanceRecords, programEnrollments, users } from '../server/db/schema'
import { linkActivity, makeActivity, makeProgram, unique } from '../server/testing/factories'
import { GOAL } from '../server/testing/review'
import { expect, otherBrowser, signInByCode, test } from './fixtures'
import { mailsTo, subjectsTo } from './mail'

const FEEDBACK = 'Cuéntanos para quién es la página.'

const at = (page: Page, step: string) => expect(page).toHaveURL(new RegExp(`/onboarding/${step}$`))
const next = (page: Page) => page.getByRole('button', { name: 'Continuar' }).click()
const headed = (page: Page, name: string) =>
  expect(page.getByRole('heading', { level: 1, name })).toBeVisible()

/** Every subject but those of codes, in order; fails when one comes twice, or one nobody expects. */
const expectMail = (address: string, subjects: string[]) =>
  expect.poll(() => subjectsTo(address)).toEqual(subjects)

/** Somebody with an account since a minute ago, on the first step of the form for `program`. */
async function arrive(page: Page, database: Db, program: { id: string }) {
  const key = unique()
  const address = `ana-${key}@example.com`
  await signInByCode(page, address)
  await page.goto(`/onboarding?program=${program.id}`)
  await at(page, 'profile')
  const [person] = await database.select().from(users).where(eq(users.email, address))
  return { key, address, id: person?.id ?? '', name: `Ana ${key}` }
}

async function fillIn(page: Page, { name, key }: { name: string; key: string }) {
  await page.getByLabel('Nombre', { exact: true }).fill(name)
  await page.getByLabel('Nombre de usuario').fill(`ana-${key}`)
  await expect(page.getByText(`ana-${key} está disponible`)).toBeVisible()
  await next(page)
  await at(page, 'program')
  await next(page)
  await at(page, 'goal')
  await page.getByLabel('Tu meta').fill(GOAL)
  await next(page)
  await at(page, 'handles')
  await page.getByLabel('GitHub').fill(`@Ana-${key}`)
  await next(page)
  await at(page, 'review')
}

async function send(page: Page) {
  await page.getByRole('button', { name: 'Enviar solicitud' }).click()
  await at(page, 'status')
  await headed(page, 'Tu solicitud está en revisión')
}

/** The application of `name` in the queue, to be decided at once. */
async function openApplication(page: Page, program: { id: string }, name: string) {
  await page.goto(`/admin/applications?program=${program.id}`)
  await page.getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible()
  await page.getByRole('radio', { name: 'Enviar ya' }).check()
}

test('from the first visit to a member who knows why', async ({ page, database, browser }) => {
  test.slow()
  const program = await makeProgram(database)
  const today = await makeActivity(database)
  const sessions = [today]
  for (let ago = 1; ago <= 4; ago++)
    sessions.push(await makeActivity(database, { startsAt: new Date(Date.now() - ago * DAY) }))
  for (const { id } of sessions) await linkActivity(database, program.id, id)

  const ana = await arrive(page, database, program)
  await fillIn(page, ana)
  await send(page)
  const received = `Recibimos tu solicitud para ${program.name}`
  await expectMail(ana.address, [received])

  const moderator = await otherBrowser(browser, 'moderator')
  await openApplication(moderator.page, program, ana.name)
  await moderator.page.getByRole('button', { name: 'Pedir cambios', exact: true }).click()
  await moderator.page.getByLabel('Lo que leerá la persona').fill(FEEDBACK)
  await moderator.page.getByRole('button', { name: 'Pedir cambios ya' }).click()
  await expect(moderator.page.getByText(`${ana.name}: Pedir cambios, enviada.`)).toBeVisible()
  const changes = `Tu solicitud para ${program.name} necesita un cambio`
  await expectMail(ana.address, [received, changes])

  await page.reload()
  await headed(page, 'Te pedimos un cambio')
  await expect(page.getByText(FEEDBACK)).toBeVisible()
  await page.getByRole('link', { name: 'Responder y corregir' }).click()
  await page.getByRole('link', { name: 'Cambiar Meta' }).click()
  const better = `${GOAL} Es para mi mamá.`
  await page.getByLabel('Tu meta').fill(better)
  await next(page)
  await at(page, 'handles')
  await next(page)
  await at(page, 'review')
  await send(page)

  await openApplication(moderator.page, program, ana.name)
  await expect(moderator.page.getByRole('article').getByText(better)).toBeVisible()
  await moderator.page.getByRole('button', { name: 'Invitada/o', exact: true }).click()
  await expect(moderator.page.getByText(`${ana.name}: Invitada/o, enviada.`)).toBeVisible()

  const approved = `Ya tienes un lugar en ${program.name}`
  await expectMail(ana.address, [received, changes, received, approved])
  await page.reload()
  await headed(page, '¡Tienes un lugar!')
  const place = and(
    eq(programEnrollments.userId, ana.id),
    eq(programEnrollments.programId, program.id),
  )
  const findPlace = () => database.select().from(programEnrollments).where(place)
  const [application] = await database
    .select()
    .from(applications)
    .where(eq(applications.userId, ana.id))
  expect(application).toMatchObject({ status: 'approved', decision: 'guest', goal: better })
  expect(await findPlace()).toMatchObject([
    { enrollmentStatus: 'guest', applicationId: application?.id },
  ])

  // Today's session with a tap; the roll calls of the days before, on which she is as soon as she joined before them.
  await moderator.page.goto('/admin/attendance')
  await moderator.page.getByRole('link', { name: today.title }).click()
  const mark = moderator.page.getByRole('group', { name: ana.name })
  await mark.getByRole('radio', { name: 'Presente' }).click()
  await expect(moderator.page.getByText('Guardado', { exact: true })).toBeVisible()
  await database
    .update(programEnrollments)
    .set({ enrolledAt: new Date(Date.now() - 30 * DAY) })
    .where(place)
  for (const { id } of sessions.slice(1)) await markPresent(moderator.page, id, ana.id)
  const marks = await database
    .select({ status: attendanceRecords.attendanceStatus })
    .from(attendanceRecords)
    .where(eq(attendanceRecords.userId, ana.id))
  expect(marks.map(({ status }) => status)).toEqual(sessions.map(() => 'present'))

  const admin = await otherBrowser(browser, 'admin')
  await admin.page.goto('/admin/promotions')
  const ready = admin.page.getByRole('region', { name: program.name })
  await expect(ready.getByText('Vino a 5 de 5 sesiones · 100 % de asistencia')).toBeVisible()
  await expect(ready.getByText(better)).toBeVisible()
  await ready.getByRole('checkbox', { name: ana.name }).check()
  await admin.page.getByRole('button', { name: 'Promover a 1 persona' }).click()
  await admin.page.getByRole('button', { name: 'Sí, promover' }).click()
  await expect(admin.page.getByText(`${ana.name} ya es miembro.`)).toBeVisible()
  expect(await findPlace()).toMatchObject([{ enrollmentStatus: 'active' }])

  const why = 'Lo que te trajo hasta aquí: asististe a 5 de 5 sesiones (100 %).'
  await page.goto('/')
  await expect(page.getByText(program.name).first()).toBeVisible()
  await expect(page.getByText('Miembro', { exact: true })).toBeVisible()
  await expect(page.getByText('Por venir a 5 de 5 sesiones, 100 %.')).toBeVisible()
  await page.goto('/onboarding')
  await headed(page, '¡Ya eres miembro!')
  await expect(page.getByText(why)).toBeVisible()
  const promoted = `Ahora eres miembro de ${program.name}`
  await expectMail(ana.address, [received, changes, received, approved, promoted])
  expect((await mailsTo(ana.address)).at(-1)?.text).toContain(why)

  await moderator.close()
  await admin.close()
})

/** As the roll call does it, without its page. */
async function markPresent(page: Page, activityId: string, userId: string) {
  const mark = { opId: randomUUID(), userId, status: 'present' as const, deviceAt: new Date() }
  const input: MarkAttendanceInput = { activityId, device: 'e2e', marks: [mark] }
  const answer = await page.request.post('/api/trpc/attendance.mark', {
    headers: { origin: new URL(page.url()).origin },
    data: wire.serialize(input),
  })
  expect(answer.ok(), await answer.text()).toBe(true)
}

test('from a rejection, with its reason, to another application with the old text', async ({
  page,
  database,
  browser,
}) => {
  test.slow()
  const program = await makeProgram(database)
  const ana = await arrive(page, database, program)
  await fillIn(page, ana)
  await send(page)

  const moderator = await otherBrowser(browser, 'moderator')
  await openApplication(moderator.page, program, ana.name)
  await moderator.page.getByRole('button', { name: 'Rechazar', exact: true }).click()
  await moderator.page.getByLabel('Motivo').selectOption('No hay lugares disponibles')
  await moderator.page.getByLabel('Lo que leerá la persona').fill('Vuelve en enero.')
  await moderator.page.getByRole('button', { name: 'Rechazar ya' }).click()
  await expect(moderator.page.getByText(`${ana.name}: Rechazar, enviada.`)).toBeVisible()
  await moderator.close()

  const received = `Recibimos tu solicitud para ${program.name}`
  const rejected = `Sobre tu solicitud para ${program.name}`
  await expectMail(ana.address, [received, rejected])
  const letter = (await mailsTo(ana.address)).at(-1)?.text
  expect(letter).toContain('No hay lugares disponibles')
  expect(letter).toContain('Vuelve en enero.')

  await page.goto('/onboarding')
  await headed(page, 'Esta vez no fue')
  await expect(page.getByText('No hay lugares disponibles')).toBeVisible()
  await expect(page.getByText('Vuelve en enero.')).toBeVisible()
  await page.getByRole('button', { name: 'Postularme de nuevo' }).click()
  await at(page, 'profile')
  await expect(page.getByLabel('Nombre', { exact: true })).toHaveValue(ana.name)
  await next(page)
  await at(page, 'program')
  await expect(page.getByRole('radio', { name: program.name })).toBeChecked()
  await next(page)
  await at(page, 'goal')
  await expect(page.getByLabel('Tu meta')).toHaveValue(GOAL)
  const better = `${GOAL} Ya tengo un cliente.`
  await page.getByLabel('Tu meta').fill(better)
  await next(page)
  await at(page, 'handles')
  await expect(page.getByLabel('GitHub')).toHaveValue(`ana-${ana.key}`)
  await next(page)
  await at(page, 'review')
  await send(page)
  await expectMail(ana.address, [received, rejected, received])
  const rows = await database.select().from(applications).where(eq(applications.userId, ana.id))
  expect(rows.map(({ status, goal }) => ({ status, goal }))).toEqual(
    expect.arrayContaining([
      { status: 'rejected', goal: GOAL },
      { status: 'submitted', goal: better },
    ]),
  )
})
