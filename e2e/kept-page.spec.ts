import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { users } from '../server/db/schema'
import { makePast, makeRollCall } from '../server/testing/roll-call'
import { expect, openRollCall, test } from './fixtures'
import { hold } from './hold'
import {
  keptOnDevice,
  markAs,
  readyForOffline,
  rowOf,
  saved,
  segment,
  WITHOUT_NETWORK,
} from './roll-call-page'

const keptPage = (page: Page) =>
  page.evaluate(async () => (await (await caches.open('kept-page')).keys()).length)

/** Waits until the next visit begins with what lies on the device. */
async function readyToBeKept(page: Page) {
  await readyForOffline(page)
  await expect.poll(async () => (await keptOnDevice(page)).rosters.length).toBe(1)
  await expect.poll(() => keptPage(page)).toBe(1)
}

test('a roster that lies on the device opens from there, can be marked at once, and becomes whole', async ({
  page,
  database,
  signInAs,
}) => {
  await signInAs('moderator')
  const { activity } = await openRollCall(page, database, 3)
  await markAs(page, 'Persona 00', 'excused')
  const row = rowOf(page, 'Persona 00')
  await row.getByRole('button', { name: /Nota e historial/ }).click()
  await row.getByLabel('Nota', { exact: true }).fill('Consulta médica')
  await row.getByRole('button', { name: 'Guardar nota' }).click()
  await expect(row.getByRole('button', { name: /tiene nota/ })).toBeVisible()
  await expect(saved(page)).toBeVisible()
  await readyToBeKept(page)

  const release = await hold(page, '**/attendance.roster*')
  await page.reload()
  await expect(page.getByRole('heading', { name: activity.title })).toBeVisible()
  await expect(segment(page, 'Persona 00', 'excused')).toBeChecked()
  await expect(page.getByText('Consulta médica')).toBeHidden()
  await expect(page.getByText(/Sin conexión/)).toBeHidden()
  // In the account's frame, as the server draws it.
  await expect(page.getByRole('button', { name: /Cuenta de/ })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Asistencia' })).toHaveAttribute(
    'aria-current',
    'page',
  )
  await expect(page.getByRole('link', { name: 'Todas las sesiones' })).toHaveAttribute(
    'href',
    /day=\d{4}-\d{2}-\d{2}$/,
  )
  await markAs(page, 'Persona 01', 'absent')
  await expect(saved(page)).toBeVisible()
  release()
  await expect(page.getByText('Consulta médica')).toBeVisible()
  await expect(segment(page, 'Persona 01', 'absent')).toBeChecked()

  await page.getByRole('link', { name: 'Todas las sesiones' }).click()
  await expect(page.getByRole('heading', { name: 'Asistencia', level: 1 })).toBeVisible()
  await page.goBack()
  await expect(segment(page, 'Persona 01', 'absent')).toBeChecked()
})

test('what comes a moment later moves no row away', async ({ page, database, signInAs }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await signInAs('moderator')
  const rollCall = await makeRollCall(database, 2)
  const goal = `Publicar mi portafolio${' y enseñarlo'.repeat(12)}`
  await makePast(database, rollCall, rollCall.people[0]?.id ?? '', {
    goal,
    marks: ['present', 'absent'],
  })
  await page.goto(`/admin/attendance/${rollCall.activity.id}`)
  await readyToBeKept(page)
  const release = await hold(page, '**/attendance.roster*')
  await page.reload()
  const next = rowOf(page, 'Persona 01')
  await expect(next).toBeVisible()
  await expect(page.getByText(goal)).toBeHidden()
  // Rows are as high as they are once a frame has been drawn (content-visibility).
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  )
  const before = await next.boundingBox()
  release()
  await expect(page.getByText(goal)).toBeVisible()
  await expect.poll(async () => (await next.boundingBox())?.y).toBe(before?.y)
})

test('of the account the device keeps no address', async ({ page, database, signInAs }) => {
  await signInAs('moderator')
  await openRollCall(page, database, 1)
  await page.getByRole('button', { name: /Cuenta de/ }).click()
  const email = await page.getByText(/@/).first().textContent()
  await readyToBeKept(page)
  const kept = await page.evaluate(async () => {
    const cache = await caches.open('kept-page')
    const pages = await Promise.all((await cache.keys()).map((key) => cache.match(key)))
    return (await Promise.all(pages.map((one) => one?.text()))).join()
  })
  expect(kept).toContain('data-')
  expect(kept).not.toContain(email)
})

test('what lies here for somebody who may no longer see it goes, and the server says why', async ({
  page,
  database,
  signInAsNew,
  complaints,
}) => {
  complaints.expected.push(/403/)
  const moderator = await signInAsNew('moderator')
  await openRollCall(page, database, 2)
  await readyToBeKept(page)
  await database.update(users).set({ role: 'participant' }).where(eq(users.id, moderator.id))
  await page.reload()
  await expect(
    page.getByRole('heading', { name: 'No tienes permiso para ver esta página' }),
  ).toBeVisible()
  await expect.poll(async () => (await keptOnDevice(page)).rosters).toEqual([])
  expect(await keptPage(page)).toBe(0)
})

test('marks that wait are seen, with the reason, by whoever may no longer make them', async ({
  page,
  context,
  database,
  signInAsNew,
  complaints,
}) => {
  complaints.expected.push(/403/, WITHOUT_NETWORK)
  const moderator = await signInAsNew('moderator')
  await openRollCall(page, database, 2)
  await readyToBeKept(page)
  await context.setOffline(true)
  await markAs(page, 'Persona 01', 'absent')
  await page.reload()
  await expect(segment(page, 'Persona 01', 'absent')).toBeChecked()
  await expect(page.getByRole('button', { name: /Cuenta de/ })).toBeVisible()
  await database.update(users).set({ role: 'participant' }).where(eq(users.id, moderator.id))
  await context.setOffline(false)
  const refused = page.getByRole('alert').filter({ hasText: 'Persona 01' })
  await expect(refused).toContainText('Tu cuenta no tiene permiso')
  await refused.getByRole('button', { name: 'Descartar mi marca' }).click()
  await expect(
    page.getByRole('heading', { name: 'No tienes permiso para ver esta página' }),
  ).toBeVisible()
})

test('whose session has ended is asked to sign in, and comes back', async ({
  page,
  database,
  signInAs,
  complaints,
}) => {
  complaints.expected.push(/401/)
  await signInAs('moderator')
  const { activity } = await openRollCall(page, database, 2)
  await readyToBeKept(page)
  await page.context().clearCookies({ name: /session/ })
  await page.reload()
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await page.getByRole('button', { name: /Administración/ }).click()
  await expect(page.getByRole('heading', { name: activity.title })).toBeVisible()
  await expect(page.getByRole('button', { name: /Cuenta de/ })).not.toHaveAccessibleName(/Moder/)
})

test('another account does not get the page of the one before, nor does another language', async ({
  page,
  database,
  signInAs,
  signInAsNew,
}) => {
  await signInAsNew('moderator')
  const { activity } = await openRollCall(page, database, 1)
  const path = page.url()
  await readyToBeKept(page)
  await page.getByRole('button', { name: /Cuenta de/ }).click()
  await page.getByText('English', { exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  expect(await keptPage(page)).toBe(0)
  await page.reload()
  await expect(page.getByRole('heading', { name: activity.title })).toBeVisible()
  await expect(page.getByRole('link', { name: 'All sessions' })).toBeVisible()
  await expect.poll(() => keptPage(page)).toBe(1)

  // What is open would go on asking, for the account before.
  await page.goto('about:blank')
  await signInAs('admin')
  await page.goto('/programs')
  await expect.poll(() => keptPage(page)).toBe(0)
  await page.goto(path)
  await expect(page.getByRole('heading', { name: activity.title })).toBeVisible()
})
