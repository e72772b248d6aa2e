import type { Locator } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { MINUTE } from '../domain/durations'
import { activities, users } from '../server/db/schema'
import { makeRollCall } from '../server/testing/roll-call'
import { expect, openRollCall, test } from './fixtures'
import { hearsKeys, isAwake } from './forms'
import { hold } from './hold'
import {
  countEvents,
  countWrites,
  keptOnDevice,
  killTab,
  markAs,
  open,
  rowOf,
  saved,
  segment,
  storedMarks,
} from './roll-call-page'

test.beforeEach(({ signInAs }) => signInAs('moderator'))

const THIRTY = {
  'Persona 03': 'absent',
  'Persona 11': 'absent',
  'Persona 20': 'absent',
  'Persona 27': 'excused',
} as const

test('thirty people by touch: five taps, no page load, never more writes than taps', async ({
  page,
  database,
}) => {
  const { activity } = await openRollCall(page, database, 30)
  await expect(page.getByText('30 sin marcar')).toBeVisible()
  const counted = countWrites(page)
  let loads = 0
  page.on('request', (request) => {
    if (request.isNavigationRequest()) loads += 1
  })
  let taps = 0
  const tap = async (target: Locator) => {
    taps += 1
    await target.tap()
  }
  for (const [name, status] of Object.entries(THIRTY)) await tap(segment(page, name, status))
  await tap(page.getByRole('button', { name: 'Cerrar: marcar presentes a 26 más' }))
  await expect(page.getByText('26 presentes')).toBeVisible()
  await expect(saved(page)).toBeVisible()
  expect(taps).toBe(5)
  expect(loads).toBe(0)
  expect(counted.writes).toBeLessThanOrEqual(Math.min(counted.allowed, taps))
  const stored = await storedMarks(database, activity.id)
  expect(Object.values(stored).filter((status) => status === 'present')).toHaveLength(26)
  expect(stored).toMatchObject(THIRTY)
  expect(await countEvents(database, activity.id)).toBe(30)
})

test('five taps within a second are one write', async ({ page, database }) => {
  await page.clock.install()
  const { activity } = await openRollCall(page, database, 30)
  const close = page.getByRole('button', { name: /^Cerrar/ })
  await isAwake(close)
  const counted = countWrites(page)
  // From here on time passes on the phone as it is told to, however slow the machine is.
  await page.clock.pauseAt(Date.now() + MINUTE)
  for (const [nth, [name, status]] of Object.entries(THIRTY).entries()) {
    await segment(page, name, status).tap()
    await expect.poll(async () => (await keptOnDevice(page)).operations).toHaveLength(nth + 1)
    await page.clock.runFor(240)
  }
  await close.tap()
  await expect.poll(() => counted.writes).toBe(1)
  await page.clock.resume()
  await expect(page.getByText('26 presentes')).toBeVisible()
  await expect(saved(page)).toBeVisible()
  expect(await storedMarks(database, activity.id)).toMatchObject(THIRTY)
  expect(await countEvents(database, activity.id)).toBe(30)
  // Whatever the page still had, it would send when it is left.
  await page.goto('about:blank')
  expect(counted.writes).toBe(1)
})

test('the same with nothing but the keyboard: never more writes than taps, no page load', async ({
  page,
  database,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  const { activity } = await openRollCall(page, database, 30)
  await hearsKeys(page)
  const counted = countWrites(page)
  let loads = 0
  page.on('request', (request) => {
    if (request.isNavigationRequest()) loads += 1
  })
  let at = -1
  for (const [name, status] of Object.entries(THIRTY)) {
    const place = Number(name.slice(-2))
    for (; at < place; at++) await page.keyboard.press('ArrowDown')
    await page.keyboard.press(status === 'absent' ? 'a' : 'e')
    await expect(segment(page, name, status)).toBeChecked()
  }
  await page.keyboard.press('Enter')
  await expect(page.getByText('26 presentes')).toBeVisible()
  await expect(saved(page)).toBeVisible()
  expect(loads).toBe(0)
  expect(counted.writes).toBeLessThanOrEqual(Math.min(counted.allowed, 5))
  expect(await storedMarks(database, activity.id)).toMatchObject(THIRTY)
  expect(await countEvents(database, activity.id)).toBe(30)
})

test('search, notes and help with nothing but the keyboard', async ({ page, database }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  const { activity } = await openRollCall(page, database, 6)
  await hearsKeys(page)
  const counted = countWrites(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('a')
  await expect(segment(page, 'Persona 01', 'absent')).toBeChecked()
  await page.keyboard.press('/')
  await page.keyboard.type('persona 04')
  await expect(page.getByRole('group')).toHaveCount(1)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  await segment(page, 'Persona 04', 'present').focus()
  await page.keyboard.press('E')
  await expect(segment(page, 'Persona 04', 'excused')).toBeChecked()
  await page.keyboard.press('n')
  await expect(page.getByLabel('Nota', { exact: true })).toBeFocused()
  await page.keyboard.type('Avisó')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await segment(page, 'Persona 04', 'excused').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('4 presentes')).toBeVisible()
  await expect(saved(page)).toBeVisible()
  expect(await storedMarks(database, activity.id)).toMatchObject({ 'Persona 04': 'excused' })
  expect(counted.writes).toBeLessThanOrEqual(4)
})

test('a key that is held goes from person to person, marks nobody and types nothing', async ({
  page,
  database,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  const { activity } = await openRollCall(page, database, 6)
  await hearsKeys(page)
  const held = async (key: string) => {
    for (let time = 0; time < 3; time++) await page.keyboard.down(key)
    await page.keyboard.up(key)
  }
  await markAs(page, 'Persona 00', 'present')
  await held('ArrowDown')
  await expect(segment(page, 'Persona 03', 'present')).toBeFocused()
  await held('ArrowUp')
  await expect(segment(page, 'Persona 00', 'present')).toBeFocused()
  await held('/')
  await expect(page.getByLabel('Buscar por nombre')).toBeFocused()
  await expect(page.getByLabel('Buscar por nombre')).toHaveValue('')
  await expect(saved(page)).toBeVisible()
  expect(await storedMarks(database, activity.id)).toEqual({ 'Persona 00': 'present' })
  expect(await countEvents(database, activity.id)).toBe(1)
})

test('whom a search leaves out no key marks', async ({ page, database }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  const { activity } = await openRollCall(page, database, 6)
  await hearsKeys(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(segment(page, 'Persona 01', 'present')).toBeFocused()
  await page.keyboard.press('/')
  await page.keyboard.type('persona 04')
  await expect(page.getByRole('group')).toHaveCount(1)
  await page.keyboard.press('Tab')
  await page.keyboard.press('a')
  await expect(segment(page, 'Persona 04', 'absent')).toBeChecked()
  await expect(saved(page)).toBeVisible()
  expect(await storedMarks(database, activity.id)).toEqual({ 'Persona 04': 'absent' })
})

test('an open menu has the keys for itself', async ({ page, database }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  const { activity } = await openRollCall(page, database, 2)
  await hearsKeys(page)
  await page.keyboard.press('ArrowDown')
  await page.getByRole('button', { name: 'Vista y ajustes' }).click()
  const isGrouped = page.getByLabel('Agrupar por marca')
  await expect(isGrouped).toBeVisible()
  await page.keyboard.press('p')
  await isGrouped.focus()
  await page.keyboard.press('a')
  await page.keyboard.press('Enter')
  await page.getByRole('radio', { name: 'Lista', exact: true }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByLabel('Tarjetas con foto')).toBeChecked()
  await page.keyboard.press('Escape')
  await expect(isGrouped).toBeHidden()
  await page.keyboard.press('e')
  await expect(segment(page, 'Persona 00', 'excused')).toBeChecked()
  await expect(saved(page)).toBeVisible()
  expect(await storedMarks(database, activity.id)).toEqual({ 'Persona 00': 'excused' })
  expect(await countEvents(database, activity.id)).toBe(1)
})

test('a wrong tap is taken back within ten seconds, and so is the close; the history holds both', async ({
  page,
  database,
}) => {
  const { activity } = await openRollCall(page, database, 4)
  await markAs(page, 'Persona 00', 'absent')
  await page.getByRole('button', { name: 'Deshacer' }).click()
  await expect(segment(page, 'Persona 00', 'absent')).not.toBeChecked()
  await expect(page.getByText('4 sin marcar')).toBeVisible()

  await page.getByRole('button', { name: 'Cerrar: marcar presentes a 4 más' }).click()
  await expect(page.getByText('4 presentes')).toBeVisible()
  await expect(saved(page)).toBeVisible()
  expect(Object.keys(await storedMarks(database, activity.id))).toHaveLength(4)
  await page.keyboard.press('u')
  await expect(page.getByText('4 sin marcar')).toBeVisible()
  await expect.poll(() => storedMarks(database, activity.id)).toEqual({})
  await rowOf(page, 'Persona 02')
    .getByRole('button', { name: /Nota e historial/ })
    .click()
  await expect(page.getByText('De Sin marcar a Presente')).toBeVisible()
  await expect(page.getByText('De Presente a Sin marcar')).toBeVisible()
})

test('a tap taken back at once, before the first is kept, stays taken back', async ({
  page,
  database,
}) => {
  const { activity } = await openRollCall(page, database, 2)
  await markAs(page, 'Persona 00', 'present')
  await expect(saved(page)).toBeVisible()
  const absent = await segment(page, 'Persona 00', 'absent').elementHandle()
  await segment(page, 'Persona 00', 'present').evaluate((present: HTMLElement, other) => {
    if (other instanceof HTMLElement) other.click()
    present.click()
  }, absent)
  await markAs(page, 'Persona 01', 'excused')
  await expect(saved(page)).toBeVisible()
  await expect(segment(page, 'Persona 00', 'present')).toBeChecked()
  expect(await storedMarks(database, activity.id)).toEqual({
    'Persona 00': 'present',
    'Persona 01': 'excused',
  })
})

test('a tab killed after the third tap: all three are there after reopening', async ({
  page,
  context,
  database,
}) => {
  const { activity } = await openRollCall(page, database, 5)
  for (const name of ['Persona 00', 'Persona 01', 'Persona 02']) await markAs(page, name, 'absent')
  await killTab(page)
  const again = await open(context, `/admin/attendance/${activity.id}`)
  for (const name of ['Persona 00', 'Persona 01', 'Persona 02'])
    await expect(segment(again, name, 'absent')).toBeChecked()
  await expect(saved(again)).toBeVisible()
  expect(await storedMarks(database, activity.id)).toEqual({
    'Persona 00': 'absent',
    'Persona 01': 'absent',
    'Persona 02': 'absent',
  })
  expect(await countEvents(database, activity.id)).toBe(3)
})

const SCRIPTS = '**/_next/static/**/*.js'

test('a tap before the page is awake counts', async ({ page, database }) => {
  const { activity } = await makeRollCall(database, 2)
  const release = await hold(page, SCRIPTS)
  await page.goto(`/admin/attendance/${activity.id}`, { waitUntil: 'commit' })
  await segment(page, 'Persona 01', 'excused').click()
  release()
  await expect(saved(page)).toBeVisible()
  await expect(segment(page, 'Persona 01', 'excused')).toBeChecked()
  expect(await storedMarks(database, activity.id)).toEqual({ 'Persona 01': 'excused' })
})

test('a mark is drawn while a dialog is still being loaded', async ({ page, database }) => {
  await openRollCall(page, database, 2)
  await markAs(page, 'Persona 00', 'present')
  const release = await hold(page, SCRIPTS)
  await page.keyboard.press('?')
  await markAs(page, 'Persona 01', 'absent')
  release()
  await expect(page.getByRole('dialog', { name: 'Atajos de teclado' })).toBeVisible()
})

test('closing the page sends what waits', async ({ page, context, database }) => {
  const { activity } = await openRollCall(page, database, 2)
  await markAs(page, 'Persona 00', 'present')
  await page.goto('/programs')
  await expect.poll(() => storedMarks(database, activity.id)).toEqual({ 'Persona 00': 'present' })
  await expect.poll(() => countEvents(database, activity.id)).toBe(1)
  const again = await open(context, `/admin/attendance/${activity.id}`)
  await expect(saved(again)).toBeVisible()
})

test.describe('what the server refuses stays in sight with its reason', () => {
  test('a session cancelled meanwhile', async ({ page, database, complaints }) => {
    complaints.expected.push(/409/)
    // Told of it, the page would take no tap.
    const release = await hold(page, '**/attendance.changes*')
    const { activity } = await openRollCall(page, database, 2)
    await database
      .update(activities)
      .set({ status: 'cancelled' })
      .where(eq(activities.id, activity.id))
    await markAs(page, 'Persona 01', 'absent')
    release()
    const alert = page.getByRole('alert').filter({ hasText: 'Persona 01' })
    await expect(alert).toContainText('La sesión se canceló')
    await expect(segment(page, 'Persona 01', 'absent')).not.toBeChecked()
    await page.reload()
    await expect(alert).toContainText('La sesión se canceló')
    await database
      .update(activities)
      .set({ status: 'scheduled' })
      .where(eq(activities.id, activity.id))
    await alert.getByRole('button', { name: 'Intentar de nuevo' }).click()
    await expect(alert).toBeHidden()
    await expect(segment(page, 'Persona 01', 'absent')).toBeChecked()
    await expect.poll(() => storedMarks(database, activity.id)).toEqual({ 'Persona 01': 'absent' })
  })

  test('a session whose window has passed, and one of a later day', async ({ page, database }) => {
    for (const [days, message] of [
      [-20, 'La lista se cerró 7 días después de la sesión.'],
      [3, 'La lista se abre el día de la sesión.'],
    ] as const) {
      const startsAt = new Date(Date.now() + days * 24 * 3_600_000)
      const { activity } = await makeRollCall(database, 1, { startsAt })
      await page.goto(`/admin/attendance/${activity.id}`)
      await expect(page.getByText(message)).toBeVisible()
      await expect(segment(page, 'Persona 00', 'present')).toBeDisabled()
    }
  })
})

test('an admin reopens a session that has closed, with a reason, whatever the clock there says', async ({
  page,
  database,
  signInAs,
}) => {
  await page.context().clearCookies()
  // The one there is: that the last admin stays one is tested beside this.
  await signInAs('admin')
  const startsAt = new Date(Date.now() - 20 * 24 * 3_600_000)
  const { activity } = await makeRollCall(database, 1, { startsAt })
  await page.clock.setFixedTime(Date.now() + 20 * 24 * 3_600_000)
  await page.goto(`/admin/attendance/${activity.id}`)
  // Until its part of the page is there, the form does nothing.
  await expect(async () => {
    await page.getByRole('button', { name: 'Reabrir', exact: true }).click()
    await expect(page.getByText(/Escribe el motivo/)).toBeVisible({ timeout: 1000 })
  }).toPass()
  await page.getByLabel('Motivo').fill('Faltó pasar la lista')
  await page.getByRole('button', { name: 'Reabrir', exact: true }).click()
  await markAs(page, 'Persona 00', 'present')
  await expect(saved(page)).toBeVisible()
})

test('somebody who came without an enrollment is added: found, or new and invited', async ({
  page,
  database,
}) => {
  await openRollCall(page, database, 1)
  const name = `Ximena Ávila ${crypto.randomUUID().slice(0, 6)}`
  await database.insert(users).values({ name, email: `${crypto.randomUUID()}@example.com` })
  await page.getByRole('button', { name: 'Agregar', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Agregar a quien llegó' })
  await dialog.getByLabel('Nombre o correo').fill(name.replace('Á', 'a'))
  await dialog.getByRole('button', { name }).click()
  await expect(dialog.getByText(`${name} ya está en la lista.`)).toBeVisible()
  await dialog.getByLabel('Nombre o correo').fill('Nadia Nueva')
  await dialog.getByLabel('Correo', { exact: true }).fill(`${crypto.randomUUID()}@example.com`)
  await dialog.getByRole('button', { name: 'Agregar e invitar' }).click()
  await expect(dialog.getByText(/Le enviamos una invitación/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Listo' }).click()
  await markAs(page, name, 'present')
  await expect(rowOf(page, 'Nadia Nueva').getByText('Llegó sin inscripción')).toBeVisible()
  await expect(saved(page)).toBeVisible()
})
