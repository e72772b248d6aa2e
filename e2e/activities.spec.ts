import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import { DEFAULT_TIME_ZONE } from '../domain/programs'
import { addDays, localDay, localTime } from '../domain/time'
import { activities, programActivities, programs } from '../server/db/schema'
import {
  linkActivity,
  makeActivity,
  makeProgram,
  makeRecord,
  makeUser,
  unique,
} from '../server/testing/factories'
import { makeSchedule, sessionsOf } from '../server/testing/schedule'
import { expect, test } from './fixtures'
import { aTuesdayAhead } from './forms'

test.use({ viewport: { width: 1280, height: 800 }, hasTouch: false })
test.beforeEach(({ signInAs }) => signInAs('admin'))

const START = aTuesdayAhead()

test('changes a session and those that follow, sees what they meet, and takes a cancellation back', async ({
  page,
  database,
}) => {
  const { program, seriesId, activityIds } = await makeSchedule(database, {
    rule: { startsOn: START, end: { count: 4 } },
  })
  // A room of its own: other tests have theirs on the same day.
  const location = `Sala ${unique()}`
  await database.update(activities).set({ location }).where(inArray(activities.id, activityIds))
  const [first, second] = await sessionsOf(database, seriesId)
  const other = await makeActivity(database, {
    title: 'Asamblea',
    startsAt: second?.startsAt ?? new Date(),
  })
  await linkActivity(database, program.id, other.id)

  await page.goto(`/admin/activities/${second?.id}`)
  await expect(page.getByText('Coincide con 1 sesión')).toBeVisible()
  await expect(page.getByText('Asamblea')).toBeVisible()
  // The end follows the start.
  const day = second?.seriesDay ?? ''
  await page.getByLabel('Empieza').fill(`${day}T17:15`)
  await expect(page.getByLabel('Termina')).toHaveValue(`${day}T19:15`)
  await page.getByLabel('Lugar').fill('Azotea')
  await page
    .getByRole('group', { name: 'Qué sesiones' })
    .first()
    .getByRole('radio', { name: /Esta y las siguientes \(3\)/ })
    .check({ force: true })
  await page.getByRole('button', { name: 'Guardar cambios' }).click()
  await expect(page.getByText('Cambios guardados en 3 sesiones.')).toBeVisible()
  const after = await database
    .select()
    .from(activities)
    .innerJoin(programActivities, eq(programActivities.activityId, activities.id))
    .where(and(eq(programActivities.programId, program.id), eq(activities.title, 'Taller')))
    .orderBy(asc(activities.startsAt))
  expect(
    after.map(({ activities: one }) => [
      localTime(one.startsAt, DEFAULT_TIME_ZONE).slice(11),
      one.location,
    ]),
  ).toEqual([
    ['19:00', location],
    ['17:15', 'Azotea'],
    ['17:15', 'Azotea'],
    ['17:15', 'Azotea'],
  ])

  await page.goto(`/admin/activities/${first?.id}`)
  await page.getByRole('button', { name: 'Cancelar', exact: true }).click()
  await page.getByLabel('Motivo').fill('Lluvia.')
  await page.getByRole('button', { name: 'Sí, cancelar' }).click()
  await expect(page.getByText(/Actividad cancelada/)).toBeVisible()
  await page.getByRole('button', { name: 'Reactivar' }).click()
  await page.getByRole('button', { name: 'Sí, reactivar' }).click()
  await expect(page.getByText(/Actividad reactivada/)).toBeVisible()
  const [restored] = await database
    .select()
    .from(activities)
    .where(eq(activities.id, activityIds[0] ?? ''))
  expect(restored).toMatchObject({ status: 'scheduled', cancelReason: null })
})

test('somebody else’s change is told, and what was typed is still there', async ({
  page,
  database,
  complaints,
}) => {
  complaints.expected.push(/409/)
  const activity = await makeActivity(database, { location: 'Sala 1' })
  await page.goto(`/admin/activities/${activity.id}`)
  await page.getByLabel('Título').fill('Otro título')
  await database
    .update(activities)
    .set({ location: 'Sala 9', version: 2 })
    .where(eq(activities.id, activity.id))
  await page.getByRole('button', { name: 'Guardar cambios' }).click()
  await expect(page.getByText('Otra persona cambió esta actividad')).toBeVisible()
  await expect(page.getByText('Cambió mientras escribías: lugar.')).toBeVisible()
  await expect(page.getByLabel('Título')).toHaveValue('Otro título')
  await expect(page.getByLabel('Lugar')).toHaveValue('Sala 9')
  await page.getByRole('button', { name: 'Guardar cambios' }).click()
  await expect(page.getByText('Cambios guardados.')).toBeVisible()
  const [stored] = await database.select().from(activities).where(eq(activities.id, activity.id))
  expect(stored).toMatchObject({ title: 'Otro título', location: 'Sala 9', version: 3 })
})

test('without a connection nothing is lost, and a double tap sends once', async ({
  page,
  database,
  context,
  complaints,
}) => {
  complaints.expected.push(/ERR_INTERNET_DISCONNECTED/)
  const title = `Única ${unique()}`
  await page.goto('/admin/activities/new')
  await page.getByLabel('Título').fill(title)
  await page.getByLabel('Empieza').fill(`${START}T10:00`)
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Crear actividad' }).click()
  await expect(page.getByText('No hay conexión.')).toBeVisible()
  await context.setOffline(false)
  await page.reload()
  await expect(page.getByLabel('Título')).toHaveValue(title)
  await page.getByRole('button', { name: 'Crear actividad' }).dblclick()
  await expect(page).toHaveURL(/\/admin\/activities$/)
  expect(await database.$count(activities, eq(activities.title, title))).toBe(1)
})

test('what has marks is cancelled, not deleted; the rest is deleted', async ({
  page,
  database,
}) => {
  const person = await makeUser(database)
  const marked = await makeActivity(database)
  await makeRecord(database, {
    userId: person.id,
    activityId: marked.id,
    markedBy: (await makeUser(database)).id,
  })
  await page.goto(`/admin/activities/${marked.id}`)
  await expect(
    page.getByText('No se puede eliminar: ya tiene asistencia o entregas.'),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'Eliminar' })).toHaveCount(0)

  const plain = await makeActivity(database)
  await page.goto(`/admin/activities/${plain.id}`)
  await page.getByRole('button', { name: 'Eliminar' }).click()
  await page.getByRole('button', { name: 'Sí, eliminar' }).click()
  await expect(page).toHaveURL(/\/admin\/activities$/)
  expect(await database.$count(activities, eq(activities.id, plain.id))).toBe(0)
})

test('the calendar shows a month, a week and a list of what the address asks for', async ({
  page,
  database,
}) => {
  const { program, seriesId } = await makeSchedule(database, {
    rule: { startsOn: START, end: { count: 3 } },
  })
  const [first] = await sessionsOf(database, seriesId)
  await page.goto(`/admin/activities?program=${program.id}&day=${START}`)
  const month = page.getByRole('table')
  await expect(month.getByRole('link', { name: /Taller/ }).first()).toBeVisible()
  await page.getByRole('radio', { name: 'Semana' }).click({ force: true })
  await expect(page).toHaveURL(/view=week/)
  await expect(page.getByRole('link', { name: /Taller/ })).toHaveCount(1)
  await page.getByRole('button', { name: 'Semana siguiente' }).click()
  await expect(page).toHaveURL(new RegExp(`day=${addDays(START, 7)}`))
  await page.goBack()
  await expect(page).toHaveURL(new RegExp(`day=${START}`))
  await page.getByRole('radio', { name: 'Lista' }).click({ force: true })
  await expect(page.getByRole('link', { name: 'Taller' })).toHaveCount(3)
  await page.getByLabel('Título').fill('nada así')
  await expect(page.getByText('Prueba con menos filtros o con otras fechas.')).toBeVisible()
  await page.getByLabel('Título').fill('taller')
  await expect(page.getByRole('link', { name: 'Taller' })).toHaveCount(3)

  // A phone gets the month as an agenda.
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`/admin/activities?program=${program.id}&day=${START}`)
  await expect(page.getByRole('table')).toBeHidden()
  await page.getByRole('link', { name: 'Taller' }).first().click()
  await expect(page).toHaveURL(new RegExp(`/admin/activities/${first?.id}$`))
})

test('imports activities after a look at what every row does', async ({ page, database }) => {
  const program = await makeProgram(database)
  const key = unique()
  const header = 'title,kind,starts_at_local,ends_at_local,program,location'
  const good = `Diseño ${key},session,${START}T18:00,${START}T20:00,${program.name},Sala ñ`
  const bad = `Malo ${key},session,${START}T18:00,${START}T17:00,${program.name},`
  await page.goto('/admin/activities/import')
  await page.getByLabel('Elige un archivo CSV').setInputFiles({
    name: 'actividades.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`\uFEFF${[header, good, bad].join('\r\n')}`),
  })
  const rows = page.getByRole('listitem').filter({ hasText: /Línea/ })
  await expect(rows).toHaveCount(2)
  await expect(rows.nth(1)).toContainText('ends_at_local: tiene que ser después del inicio')
  await expect(page.getByRole('button', { name: /^Crear/ })).toHaveCount(0)

  await page.getByLabel('O pega aquí las filas').fill([header, good].join('\n'))
  await page.getByRole('button', { name: 'Ver qué pasaría' }).click()
  await page.getByRole('button', { name: 'Crear 1 actividad' }).click()
  await expect(page.getByText('Se creó 1 actividad.')).toBeVisible()
  const made = await database
    .select()
    .from(activities)
    .innerJoin(programActivities, eq(programActivities.activityId, activities.id))
    .where(eq(activities.title, `Diseño ${key}`))
  expect(made).toHaveLength(1)
  expect(made[0]?.program_activities).toMatchObject({ programId: program.id, isRequired: true })

  // The same once more finds what it made; another place is a change.
  await page
    .getByLabel('O pega aquí las filas')
    .fill([header, good.replace('Sala ñ', 'Patio')].join('\n'))
  await page.getByRole('button', { name: 'Ver qué pasaría' }).click()
  await expect(rows).toContainText('Sala ñ → Patio')
  await page.getByRole('button', { name: 'Cambiar 1' }).click()
  await expect(page.getByText('Cambió 1.')).toBeVisible()
  expect(await database.$count(activities, eq(activities.title, `Diseño ${key}`))).toBe(1)
})

test('a program is copied, deactivated, and deleted only where nobody was in it', async ({
  page,
  database,
}) => {
  const { program } = await makeSchedule(database, {
    size: 1,
    rule: { startsOn: START, end: { count: 2 } },
  })
  await page.goto(`/admin/programs/${program.id}`)
  await expect(page.getByText('No se puede eliminar porque 1 persona')).toBeVisible()
  await page.getByRole('button', { name: 'Duplicar' }).click()
  const name = `Copia ${unique()}`
  await page.getByLabel('Nombre de la copia').fill(name)
  await page.getByLabel('Primer día de la copia').fill(addDays(START, 7))
  await page.getByRole('button', { name: 'Duplicar' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  await expect(page.getByText('Inactivo')).toBeVisible()
  const [copy] = await database.select().from(programs).where(eq(programs.name, name))
  const moved = await database
    .select({ startsAt: activities.startsAt })
    .from(activities)
    .innerJoin(programActivities, eq(programActivities.activityId, activities.id))
    .where(
      and(eq(programActivities.programId, copy?.id ?? ''), gt(activities.startsAt, new Date())),
    )
    .orderBy(asc(activities.startsAt))
  expect(moved.map(({ startsAt }) => localDay(startsAt, DEFAULT_TIME_ZONE))).toEqual([
    addDays(START, 7),
    addDays(START, 14),
  ])

  await page.getByRole('button', { name: 'Activar' }).click()
  await page.getByRole('button', { name: 'Sí, activar' }).click()
  await expect(page.getByText(`${name} está activo.`)).toBeVisible()
  await page.getByRole('button', { name: 'Eliminar' }).click()
  await page.getByRole('button', { name: 'Sí, eliminar' }).click()
  await expect(page).toHaveURL(/\/admin\/programs$/)
  expect(await database.$count(programs, eq(programs.name, name))).toBe(0)
})

test('two programs share an activity that was linked; unlinked, it stays', async ({
  page,
  database,
}) => {
  const { program, activityIds } = await makeSchedule(database, {
    rule: { startsOn: START, end: { count: 1 } },
  })
  const title = `Charla ${unique()}`
  const activity = await makeActivity(database, { title })
  await page.goto(`/admin/programs/${program.id}`)
  await page.getByRole('button', { name: 'Enlazar existente' }).click()
  await page.getByLabel('Buscar por título').fill(title)
  await page.getByRole('checkbox', { name: new RegExp(title) }).check()
  await page.getByRole('button', { name: 'Enlazar 1' }).click()
  const row = page.getByRole('row').filter({ hasText: title })
  await expect(row).toBeVisible()
  const links = () =>
    database.select().from(programActivities).where(eq(programActivities.activityId, activity.id))
  expect(await links()).toMatchObject([{ programId: program.id, isRequired: true }])
  await row.getByRole('button', { name: `Quitar ${title} del programa` }).click()
  await expect(row).toBeHidden()
  expect(await links()).toEqual([])
  expect(await database.$count(activities, eq(activities.id, activity.id))).toBe(1)
  expect(activityIds).toHaveLength(1)
})

test('a moderator reads, and is refused where one changes things', async ({
  page,
  database,
  signInAs,
  complaints,
}) => {
  complaints.expected.push(/403/)
  const { program, activityIds } = await makeSchedule(database)
  await signInAs('moderator')
  await page.goto(`/admin/programs/${program.id}`)
  await expect(page.getByRole('row')).toHaveCount(12)
  await expect(page.getByRole('button', { name: /^Mover/ })).toHaveCount(0)
  await page.goto(`/admin/activities/${activityIds[0]}`)
  await expect(page.getByRole('heading', { name: 'Taller', level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: /Cancelar|Guardar|Eliminar/ })).toHaveCount(0)
  for (const path of [
    '/admin/programs/new',
    `/admin/programs/${program.id}/edit`,
    '/admin/activities/new',
    '/admin/activities/import',
  ])
    expect((await page.goto(path))?.status(), path).toBe(403)
})
