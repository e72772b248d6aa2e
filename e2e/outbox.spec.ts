import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { activities, programActivities } from '../server/db/schema'
import { expectAccessible } from './accessibility'
import { expect, openRollCall, test } from './fixtures'
import { isAwake } from './forms'
import { hold } from './hold'
import {
  hearsOfChanges,
  keptOnDevice,
  killTab,
  markAs,
  open,
  rowOf,
  saved,
  segment,
  storedMarks,
  WITHOUT_NETWORK,
} from './roll-call-page'

test.beforeEach(async ({ signInAs, complaints }) => {
  complaints.expected.push(WITHOUT_NETWORK)
  await signInAs('moderator')
})

const waits = (page: Page) => page.getByText('1 marca de asistencia por enviar')

test('whoever goes on to another page leaves no mark behind', async ({ page, database }) => {
  const { activity } = await openRollCall(page, database, 2)
  await markAs(page, 'Persona 00', 'absent')
  await page.getByRole('link', { name: 'Todas las sesiones' }).click()
  await expect(page.getByRole('heading', { name: 'Asistencia', level: 1 })).toBeVisible()
  await expect.poll(() => storedMarks(database, activity.id)).toEqual({ 'Persona 00': 'absent' })
})

test('what waits is told on every page, and sent from there', async ({
  page,
  context,
  database,
}) => {
  const { activity } = await openRollCall(page, database, 2)
  await context.route('**/attendance.mark*', (route) => route.abort())
  await markAs(page, 'Persona 00', 'absent')
  await page.getByRole('link', { name: 'Todas las sesiones' }).click()
  await expect(waits(page)).toBeVisible()
  await page.goto('/programs')
  await expect(waits(page)).toBeVisible()
  await expectAccessible(page)
  await context.unroute('**/attendance.mark*')
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await expect(waits(page)).toBeHidden()
  expect(await storedMarks(database, activity.id)).toEqual({ 'Persona 00': 'absent' })
  await page.reload()
  await isAwake(page.getByRole('button', { name: /Cuenta de/ }))
  expect((await keptOnDevice(page)).operations).toEqual([])
})

test('marks of a session that is no more are told with the reason, and can be let go', async ({
  page,
  context,
  database,
  complaints,
}) => {
  complaints.expected.push(/404/)
  const { activity } = await openRollCall(page, database, 2)
  await context.setOffline(true)
  await markAs(page, 'Persona 00', 'absent')
  await expect(page.getByText('1 por enviar')).toBeVisible()
  // What a page says while it goes, no network that was cut holds back.
  await killTab(page)
  await database.delete(programActivities).where(eq(programActivities.activityId, activity.id))
  await database.delete(activities).where(eq(activities.id, activity.id))
  await context.setOffline(false)
  const again = await open(context, '/programs')
  const told = again.getByRole('alert').filter({ hasText: '1 marca de asistencia no se guardó' })
  await expect(told).toContainText(/no existe/)
  await told.getByRole('button', { name: 'Descartarla' }).click()
  await expect(told).toBeHidden()
  expect((await keptOnDevice(again)).operations).toEqual([])
})

test('a mark the device refuses to keep is sent all the same, with those before and after', async ({
  page,
  context,
  database,
}) => {
  // Out of space for one write: the second of three.
  await page.addInitScript(() => {
    const add = IDBObjectStore.prototype.add
    let writes = 0
    IDBObjectStore.prototype.add = function (...given) {
      if (this.name === 'operations' && ++writes === 2)
        throw new DOMException('There is no space left.', 'QuotaExceededError')
      return add.apply(this, given)
    }
  })
  const { activity } = await openRollCall(page, database, 3)
  const release = await hold(page, '**/attendance.mark*')
  await markAs(page, 'Persona 00', 'absent')
  await markAs(page, 'Persona 01', 'present')
  await markAs(page, 'Persona 01', 'excused')
  await markAs(page, 'Persona 02', 'present')
  release()
  await expect(saved(page)).toBeVisible()
  expect(await storedMarks(database, activity.id)).toEqual({
    'Persona 00': 'absent',
    'Persona 01': 'excused',
    'Persona 02': 'present',
  })
  expect((await keptOnDevice(page)).operations).toEqual([])
  await context.setOffline(true)
  await markAs(page, 'Persona 02', 'absent')
  await expect.poll(async () => (await keptOnDevice(page)).operations.length).toBe(1)
})

test('a device that keeps nothing any more says so, and sends what it is told', async ({
  page,
  database,
}) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('There is no space left.', 'QuotaExceededError')
    }
  })
  const { activity } = await openRollCall(page, database, 2)
  const release = await hold(page, '**/attendance.mark*')
  await markAs(page, 'Persona 00', 'absent')
  await expect(page.getByText('No cierres: 1 sin guardar')).toBeVisible()
  await markAs(page, 'Persona 00', 'excused')
  release()
  await expect(saved(page)).toBeVisible()
  await expect(segment(page, 'Persona 00', 'excused')).toBeChecked()
  expect(await storedMarks(database, activity.id)).toEqual({ 'Persona 00': 'excused' })
})

test('marks are taken back one after the other, also those the server has', async ({
  page,
  database,
}) => {
  const { activity } = await openRollCall(page, database, 3)
  const undo = page.getByRole('button', { name: 'Deshacer' })
  await markAs(page, 'Persona 00', 'absent')
  await markAs(page, 'Persona 00', 'excused')
  await expect(saved(page)).toBeVisible()
  await markAs(page, 'Persona 01', 'present')
  await expect(page.getByText('Persona 01: Presente')).toBeVisible()
  await undo.click()
  await expect(segment(page, 'Persona 01', 'present')).not.toBeChecked()
  await expect(page.getByText('Persona 00: Justificó')).toBeVisible()
  await undo.click()
  await expect(segment(page, 'Persona 00', 'absent')).toBeChecked()
  await undo.click()
  await expect(segment(page, 'Persona 00', 'absent')).not.toBeChecked()
  await expect(undo).toBeHidden()
  await expect.poll(() => storedMarks(database, activity.id)).toEqual({})
})

test('a mark that was cleared comes back with its note', async ({ page, database }) => {
  const { activity } = await openRollCall(page, database, 1)
  const row = rowOf(page, 'Persona 00')
  await markAs(page, 'Persona 00', 'excused')
  await row.getByRole('button', { name: /Nota e historial/ }).click()
  await row.getByLabel('Nota', { exact: true }).fill('Consulta médica')
  await row.getByRole('button', { name: 'Guardar nota' }).click()
  await expect(saved(page)).toBeVisible()
  await row.getByRole('button', { name: 'Quitar marca y nota' }).click()
  await expect(segment(page, 'Persona 00', 'excused')).not.toBeChecked()
  await expect.poll(() => storedMarks(database, activity.id)).toEqual({})
  await page.getByRole('button', { name: 'Deshacer' }).click()
  await expect(segment(page, 'Persona 00', 'excused')).toBeChecked()
  await expect(row.getByLabel('Nota', { exact: true })).toHaveValue('Consulta médica')
  await expect.poll(() => storedMarks(database, activity.id)).toEqual({ 'Persona 00': 'excused' })
  await hearsOfChanges(page)
  await expect(row.getByLabel('Nota', { exact: true })).toHaveValue('Consulta médica')
})
