import type { Locator } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { addDays } from '../domain/time'
import { activities, programActivities, programs } from '../server/db/schema'
import { makeActivity, makeProgram, unique } from '../server/testing/factories'
import { makeSchedule } from '../server/testing/schedule'
import { test as base, expect } from './fixtures'
import { aTuesdayAhead, hearsKeys, tabTo, typeDay, typeInto } from './forms'

const START = aTuesdayAhead()

// What admins do with programs and activities, with nothing but the keyboard; a cohort from nothing stands in programs.spec.ts.
const test = base.extend<{ press: (target: Locator) => Promise<void> }>({
  press: async ({ page, signInAs }, use) => {
    await signInAs('admin')
    await use(async (target) => {
      await tabTo(page, target)
      await page.keyboard.press('Enter')
    })
  },
})

test.use({ viewport: { width: 1280, height: 800 }, hasTouch: false })

test('activities are imported from rows that are typed', async ({ page, database, press }) => {
  const program = await makeProgram(database)
  const title = `Tecleada ${unique()}`
  await page.goto('/admin/activities')
  await press(page.getByRole('link', { name: 'Importar' }))
  const rows = page.getByLabel('O pega aquí las filas')
  await tabTo(page, rows)
  await page.keyboard.type(
    `title,kind,starts_at_local,ends_at_local,program\n${title},session,${START}T18:00,${START}T20:00,${program.name}`,
  )
  await press(page.getByRole('button', { name: 'Ver qué pasaría' }))
  await press(page.getByRole('button', { name: 'Crear 1 actividad' }))
  await expect(page.getByText('Se creó 1 actividad.')).toBeVisible()
  expect(await database.$count(activities, eq(activities.title, title))).toBe(1)
})

test('a program is copied and switched on', async ({ page, database, press }) => {
  const { program } = await makeSchedule(database, {
    rule: { startsOn: START, end: { count: 2 } },
  })
  const name = `Copia ${unique()}`
  await page.goto(`/admin/programs/${program.id}`)
  await press(page.getByRole('button', { name: 'Duplicar' }))
  await typeInto(page, page.getByLabel('Nombre de la copia'), name)
  await typeDay(page, page.getByLabel('Primer día de la copia'), addDays(START, 7))
  await press(page.getByRole('button', { name: 'Duplicar' }))
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  await press(page.getByRole('button', { name: 'Activar' }))
  await press(page.getByRole('button', { name: 'Sí, activar' }))
  await expect(page.getByText(`${name} está activo.`)).toBeVisible()
  const [copy] = await database.select().from(programs).where(eq(programs.name, name))
  expect(copy?.isActive).toBe(true)
})

test('an activity is linked and taken out again', async ({ page, database, press }) => {
  const { program } = await makeSchedule(database, { rule: { startsOn: START, end: { count: 1 } } })
  const title = `Charla ${unique()}`
  const activity = await makeActivity(database, { title })
  await page.goto(`/admin/programs/${program.id}`)
  await press(page.getByRole('button', { name: 'Enlazar existente' }))
  await typeInto(page, page.getByLabel('Buscar por título'), title)
  await tabTo(page, page.getByRole('checkbox', { name: new RegExp(title) }))
  await page.keyboard.press('Space')
  await press(page.getByRole('button', { name: 'Enlazar 1' }))
  const row = page.getByRole('row').filter({ hasText: title })
  await expect(row).toBeVisible()
  const links = () =>
    database.$count(programActivities, eq(programActivities.activityId, activity.id))
  expect(await links()).toBe(1)
  await tabTo(page, row)
  await press(row.getByRole('button', { name: `Quitar ${title} del programa` }))
  await expect(row).toBeHidden()
  expect(await links()).toBe(0)
})

test('Escape closes the menu of the header, also where the page hears it', async ({
  page,
  press,
}) => {
  await page.goto('/admin/applications')
  await hearsKeys(page)
  await press(page.getByRole('button', { name: /Cuenta de/ }))
  const signOut = page.getByRole('button', { name: 'Salir' })
  await expect(signOut).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(signOut).toBeHidden()
})
