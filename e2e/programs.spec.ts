import type { Locator, Page } from '@playwright/test'
import { asc, eq, sql } from 'drizzle-orm'
import { addDays } from '../domain/time'
import {
  activities,
  activitySeries,
  mailOutbox,
  programActivities,
  programs,
} from '../server/db/schema'
import { makeEnrollment, makeProgram, makeUser, unique } from '../server/testing/factories'
import { expect, otherBrowser, signInByCode, test } from './fixtures'
import { aTuesdayAhead, shortDay, tabTo, typeDay, typeInto } from './forms'

test.use({ viewport: { width: 1280, height: 800 }, hasTouch: false })

type Database = Parameters<typeof makeUser>[0]

const START = aTuesdayAhead()

const findProgram = async (database: Database, name: string) => {
  const [found] = await database.select().from(programs).where(eq(programs.name, name))
  if (!found) throw new Error(`There is no program "${name}".`)
  return found
}

/** The activities of a program, in the order the database has. */
const orderIn = (database: Database, programId: string) =>
  database
    .select({ activity: activities, link: programActivities })
    .from(programActivities)
    .innerJoin(activities, eq(activities.id, programActivities.activityId))
    .where(eq(programActivities.programId, programId))
    .orderBy(sql`${programActivities.orderIndex} asc nulls last`, asc(activities.startsAt))
const titlesIn = async (database: Database, programId: string) =>
  (await orderIn(database, programId)).map(({ activity }) => activity.title)

const rowsOf = (page: Page) =>
  page.getByRole('grid', { name: /Actividades del programa/ }).getByRole('row')
/** Enter on a handle begins to drag a frame later: a key before that would only move the focus. */
async function beginDragging(page: Page) {
  await page.keyboard.press('Enter')
  await expect(dropTarget(page)).toHaveCount(1)
}
const dropTarget = (page: Page) => page.locator('[data-drop-target]')

const rowOf = (page: Page, title: string) => rowsOf(page).filter({ hasText: title })

/** Drags with the mouse as a hand does: down, a few moves, up. */
async function drag(page: Page, from: Locator, to: Locator, edge: 'top' | 'bottom') {
  await from.evaluate((element) => element.scrollIntoView({ block: 'start' }))
  const [start, end] = [await from.boundingBox(), await to.boundingBox()]
  if (!start || !end) throw new Error('Nothing to drag.')
  const y = edge === 'top' ? end.y + 3 : end.y + end.height - 3
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(start.x + start.width / 2, start.y - 8, { steps: 4 })
  await page.mouse.move(end.x + 60, y, { steps: 12 })
  await page.mouse.move(end.x + 62, y, { steps: 2 })
  await page.mouse.up()
}

async function addDeliverable(page: Page, title: string, opens: number, due: number) {
  await page.getByRole('link', { name: 'Entrega', exact: true }).click()
  await page.getByLabel('Título').fill(title)
  await page.getByLabel('Se puede entregar desde').fill(`${addDays(START, opens)}T09:00`)
  await page.getByLabel('Fecha límite').fill(`${addDays(START, due)}T23:59`)
  await page.getByRole('button', { name: 'Crear actividad' }).click()
  await expect(rowOf(page, title)).toBeVisible()
}

test('an admin builds a cohort program from nothing; a guest sees all of it, and the numbers move', async ({
  page,
  database,
  browser,
  signInAs,
  complaints,
}) => {
  test.slow()
  complaints.expected.push(/409/)
  await signInAs('admin')
  const taken = await makeProgram(database)
  const name = `Generación ${unique()}`

  await page.goto('/admin/programs')
  await page.getByRole('link', { name: 'Nuevo programa' }).click()
  await page.getByLabel('Nombre', { exact: true }).fill(taken.name)
  await page.getByLabel('Descripción').fill('Doce semanas para publicar lo tuyo.')
  await page.getByRole('radio', { name: 'Jade' }).check()
  await page.getByLabel('Primer día').fill(START)
  await page.getByLabel('Último día').fill(addDays(START, -1))
  await page.getByLabel('Sesiones a las que hay que venir').fill('8')
  await page.getByLabel('Asistencia mínima (%)').fill('75')
  await page.getByLabel('Quienes participan se ven entre sí').check()
  await page.getByRole('button', { name: 'Agregar motivo' }).click()
  await page.getByLabel('Motivo 1 en español').fill('Ya no hay lugar')
  await page.getByLabel('Motivo 1 en inglés').fill('No places left')

  // Two refusals, one after the other, each beside its field; nothing typed is lost, not by a reload either.
  await page.getByRole('button', { name: 'Crear programa' }).click()
  await expect(page.getByText('Tiene que ser después del inicio.')).toBeVisible()
  await expect(page.getByLabel('Último día')).toBeFocused()
  await page.getByLabel('Último día').fill(addDays(START, 90))
  await page.getByRole('button', { name: 'Crear programa' }).click()
  await expect(page.getByText('Ya hay un programa con ese nombre. Elige otro.')).toBeVisible()
  await expect(page.getByLabel('Nombre', { exact: true })).toBeFocused()
  await page.reload()
  await expect(page.getByLabel('Motivo 1 en español')).toHaveValue('Ya no hay lugar')
  await page.getByLabel('Nombre', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Crear programa' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  await expect(page.getByText('Todavía no hay actividades')).toBeVisible()
  const program = await findProgram(database, name)
  expect(program).toMatchObject({
    programType: 'cohort',
    accent: 'teal',
    showsPeople: true,
    isActive: true,
    promotionRule: { minPresent: 8, minRate: 0.75 },
    rejectionReasons: [{ code: 'ya-no-hay-lugar', es: 'Ya no hay lugar', en: 'No places left' }],
  })
  expect(program.startDate).toEqual(new Date(`${START}T06:00Z`))
  expect(program.endDate).toEqual(new Date(`${addDays(START, 91)}T06:00Z`))

  // Twelve sessions on Tuesdays and Thursdays, the third and the fourth date skipped.
  await page.getByRole('link', { name: 'Serie de sesiones' }).click()
  await page.getByLabel('Título').fill('Taller')
  await page.getByLabel('Lugar', { exact: false }).fill(`Sala ${name}`)
  await page.getByLabel('Primer día').fill(START)
  await page.getByRole('checkbox', { name: 'jueves' }).check({ force: true })
  await expect(page.getByRole('heading', { name: '12 fechas' })).toBeVisible()
  const skipped = [addDays(START, 7), addDays(START, 9)]
  for (const day of skipped)
    await page.getByRole('checkbox', { name: new RegExp(shortDay(day), 'i') }).uncheck()
  await expect(page.getByText('No habrá', { exact: true })).toHaveCount(2)
  await page.getByRole('button', { name: 'Crear 12 sesiones' }).click()
  await expect(rowsOf(page)).toHaveCount(12)
  const [series] = await database
    .select({ rule: activitySeries.rule })
    .from(activitySeries)
    .innerJoin(activities, eq(activities.seriesId, activitySeries.id))
    .where(eq(activities.location, `Sala ${name}`))
  expect(series?.rule).toMatchObject({ weekdays: [2, 4], end: { count: 12 }, skipped })

  await addDeliverable(page, 'Portafolio', -30, 60)
  await addDeliverable(page, 'Proyecto final', -29, 30)

  // What is not ordered yet goes by its time. By mouse: the portfolio after the second session.
  expect((await titlesIn(database, program.id)).slice(0, 3)).toEqual([
    'Portafolio',
    'Proyecto final',
    'Taller',
  ])
  await drag(
    page,
    rowOf(page, 'Portafolio').getByRole('button', { name: 'Mover Portafolio' }),
    rowsOf(page).nth(3),
    'bottom',
  )
  await expect(page.getByText('Orden guardado.')).toBeVisible()
  await expect(rowsOf(page).nth(3)).toContainText('Portafolio')
  expect((await titlesIn(database, program.id)).slice(0, 4)).toEqual([
    'Proyecto final',
    'Taller',
    'Taller',
    'Portafolio',
  ])

  // By keyboard: the final project to the end.
  await page.getByRole('button', { name: 'Mover Proyecto final' }).focus()
  await beginDragging(page)
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(rowsOf(page).last()).toContainText('Proyecto final')
  await expect(async () => {
    const titles = await titlesIn(database, program.id)
    expect([titles[2], titles.at(-1)]).toEqual(['Portafolio', 'Proyecto final'])
  }).toPass()

  // It can be left to choice, and taken out and back.
  await rowOf(page, 'Proyecto final').getByRole('checkbox').click()
  await expect(page.getByText('«Proyecto final» ya no cuenta para el programa')).toBeVisible()

  // The third session is off; two people are told.
  const guest = await makeUser(database, {
    name: `Renata ${unique()}`,
    email: `renata-${unique()}@example.com`,
    emailVerified: true,
    accountStatus: 'guest',
  })
  for (const { id } of [guest, await makeUser(database)])
    await makeEnrollment(database, id, program.id)
  await rowsOf(page).nth(3).getByRole('link', { name: 'Taller' }).click()
  await page.getByRole('button', { name: 'Cancelar', exact: true }).click()
  await expect(page.getByText('Se avisa por correo a 2 personas.')).toBeVisible()
  await page.getByRole('button', { name: 'Sí, cancelar' }).click()
  await expect(page.getByText('Escribe el motivo.')).toBeVisible()
  await page.getByLabel('Motivo').fill('No hay luz en la sala.')
  await page.getByRole('button', { name: 'Sí, cancelar' }).click()
  await expect(page.getByText('Actividad cancelada. Se mandan 2 correos.')).toBeVisible()
  await expect(page.getByText('Cancelada. Motivo: No hay luz en la sala.')).toBeVisible()

  const rows = await orderIn(database, program.id)
  expect(rows.map(({ link }) => link.orderIndex)).toEqual([...rows.keys()])
  expect(rows.map(({ activity }) => activity.kind)).toEqual([
    ...['session', 'session', 'deliverable'],
    ...Array(10).fill('session'),
    'deliverable',
  ])
  expect(rows.filter(({ link }) => !link.isRequired).map(({ activity }) => activity.title)).toEqual(
    ['Proyecto final'],
  )
  const cancelled = rows.filter(({ activity }) => activity.status === 'cancelled')
  expect(cancelled.map(({ activity }) => activity.seriesDay)).toEqual([addDays(START, 14)])
  const mails = await database
    .select()
    .from(mailOutbox)
    .where(sql`${mailOutbox.key} like ${`session-cancelled:${cancelled[0]?.activity.id}:%`}`)
  expect(mails).toHaveLength(2)

  const phone = await otherBrowser(browser)
  await signInByCode(phone.page, guest.email)
  await seesProgram(phone.page, program)
  await handIn(phone.page, 'Portafolio')

  await page.goto(`/admin/deliverables?q=${encodeURIComponent(guest.name)}`)
  await expect(page.getByText('Tres proyectos.')).toBeVisible()
  await page.getByRole('button', { name: 'Aprobar', exact: true }).click()
  await page.getByRole('button', { name: 'Aprobar y avisar' }).click()
  await expect(page.getByText(`${guest.name}: «Portafolio» quedó aprobada.`)).toBeVisible()

  await phone.page.reload()
  await expect(part(phone.page, MISSING).getByText('8 sesiones más', { exact: true })).toBeVisible()
  await expect(part(phone.page, MISSING).getByText('1 de 1')).toBeVisible()
  await expect(
    phone.page.getByRole('article', { name: 'Portafolio' }).getByText('Aprobada', { exact: true }),
  ).toBeVisible()
  await phone.close()
})

const MISSING = 'Lo que te falta para ser miembro'
const part = (page: Page, name: string | RegExp) => page.getByRole('region', { name })

/** The dashboard of a guest of the program that was built above: what is next, what is off, what is missing. */
async function seesProgram(page: Page, program: { name: string }) {
  await expect(page).toHaveURL(/\/dashboard$/)
  const next = part(page, /./).filter({ hasText: 'Tu próxima sesión' }).first()
  await expect(next).toContainText(program.name)
  await expect(next).toContainText(`Sala ${program.name}`)

  const ahead = part(page, 'Lo que viene')
  await ahead.getByText(/^Ver las otras/).click()
  const sessions = ahead.getByRole('listitem').filter({ hasText: 'Taller' })
  await expect(sessions).toHaveCount(12)
  const off = sessions.filter({ hasText: 'Cancelada' })
  await expect(off).toHaveCount(1)
  await expect(off).toContainText('No hay luz en la sala.')
  // Tuesday and Thursday, a week without, and on from the Tuesday after it, which is off.
  const dayOf = (after: number) => String(Number(addDays(START, after).slice(-2)))
  for (const [at, after] of [0, 2, 14, 16, 21].entries())
    await expect(sessions.nth(at)).toContainText(dayOf(after))
  await expect(ahead.getByRole('listitem').last()).toContainText('Termina el programa')

  // In the order the admin gave them, not in that of their dates.
  const tasks = part(page, 'Entregas').getByRole('article')
  await expect(tasks).toHaveCount(2)
  await expect(tasks.first()).toContainText('Portafolio')
  await expect(tasks.last()).toContainText('Opcional')
  // Eight of the eleven that are left, and three of four: nine.
  await expect(
    part(page, MISSING).getByText('8 sesiones más y 1 entrega por aprobar'),
  ).toBeVisible()
  await expect(part(page, MISSING).getByText(/Puedes faltar a 2 más de las 11/)).toBeVisible()
  await expect(part(page, /^Tu grupo/)).toContainText('Renata')
}

async function handIn(page: Page, title: string) {
  const article = page.getByRole('article', { name: title })
  await article.getByRole('button', { name: `Entregar: ${title}` }).click()
  await article.getByLabel('Enlace').fill('https://example.com/portafolio')
  await article.getByLabel('Texto', { exact: true }).fill('Tres proyectos.')
  await article.getByRole('button', { name: 'Enviar entrega' }).click()
  await expect(article.getByText('En revisión')).toBeVisible()
}

test('the same by keyboard alone', async ({ page, database, signInAs }) => {
  test.slow()
  await signInAs('admin')
  const name = `Teclado ${unique()}`
  const press = async (target: Locator) => {
    await tabTo(page, target)
    await page.keyboard.press('Enter')
  }
  await page.goto('/admin/programs')
  await press(page.getByRole('link', { name: 'Nuevo programa' }))
  await expect(page.getByRole('heading', { name: 'Nuevo programa' })).toBeVisible()
  await typeInto(page, page.getByLabel('Nombre', { exact: true }), name)
  await typeInto(page, page.getByLabel('Descripción'), 'Sin ratón.')
  await typeDay(page, page.getByLabel('Primer día'), START)
  await typeDay(page, page.getByLabel('Último día'), addDays(START, 90))
  await press(page.getByRole('button', { name: 'Crear programa' }))
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  const program = await findProgram(database, name)

  await press(page.getByRole('link', { name: 'Serie de sesiones' }))
  await typeInto(page, page.getByLabel('Título'), 'Práctica')
  await typeDay(page, page.getByLabel('Primer día'), START)
  await typeInto(page, page.getByLabel('Cuántas sesiones'), '4')
  await tabTo(
    page,
    page.getByRole('checkbox', { name: new RegExp(shortDay(addDays(START, 7)), 'i') }),
  )
  await page.keyboard.press('Space')
  await press(page.getByRole('button', { name: 'Crear 4 sesiones' }))
  await expect(rowsOf(page)).toHaveCount(4)
  const before = await orderIn(database, program.id)
  expect(before.map(({ activity }) => activity.seriesDay)).toEqual(
    [0, 14, 21, 28].map((days) => addDays(START, days)),
  )

  // The last one to the front: the row, its handle, grip, up, drop.
  await tabTo(page, rowsOf(page).first())
  await page.keyboard.press('End')
  await page.keyboard.press('Tab')
  await expect(
    rowsOf(page)
      .last()
      .getByRole('button', { name: /^Mover/ }),
  ).toBeFocused()
  await beginDragging(page)
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Orden guardado.')).toBeVisible()
  const last = before.at(-1)?.activity.id
  await expect(async () => {
    expect((await orderIn(database, program.id))[0]?.activity.id).toBe(last)
  }).toPass()
  // Given up half-way, it stays where it was.
  await tabTo(
    page,
    rowsOf(page)
      .first()
      .getByRole('button', { name: /^Mover/ }),
  )
  await beginDragging(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Escape')
  await expect(dropTarget(page)).toHaveCount(0)
  expect((await orderIn(database, program.id))[0]?.activity.id).toBe(last)

  await press(rowsOf(page).first().getByRole('link', { name: 'Práctica' }))
  await press(page.getByRole('button', { name: 'Cancelar', exact: true }))
  await page.keyboard.type('Se junta con la anterior.')
  await press(page.getByRole('button', { name: 'Sí, cancelar' }))
  await expect(page.getByText('Actividad cancelada. No había a quién avisar.')).toBeVisible()
  const [off] = (await orderIn(database, program.id)).map(({ activity }) => activity)
  expect(off).toMatchObject({ status: 'cancelled', cancelReason: 'Se junta con la anterior.' })
})
