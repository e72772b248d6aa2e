import type { Page, Route } from '@playwright/test'
import { eq, inArray } from 'drizzle-orm'
import { PICTURE_ORIGIN } from '../domain/picture'
import { wire } from '../domain/wire'
import { attendanceRecords, programEnrollments, users } from '../server/db/schema'
import { makeRollCall } from '../server/testing/roll-call'
import { expect, openRollCall, test } from './fixtures'
import { hearsKeys, isAwake } from './forms'
import { hold } from './hold'
import {
  countEvents,
  markAs,
  open,
  rowOf,
  saved,
  segment,
  storedMarks,
  WITHOUT_NETWORK,
} from './roll-call-page'

test.beforeEach(({ signInAs }) => signInAs('moderator'))

/** Chooses something in the menu of the view. */
async function choose(page: Page, name: string) {
  await page.getByRole('button', { name: 'Vista y ajustes' }).click()
  await page.getByLabel(name).click()
  await page.keyboard.press('Escape')
}

const headings = (page: Page) => page.getByRole('list').getByRole('heading', { level: 2 })
const people = (page: Page) => page.locator('li[data-person]')

// One dot, red.
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==',
  'base64',
)

test('cards show the photo where there is one, initials elsewhere, and the choice is kept', async ({
  page,
  context,
  database,
  complaints,
}) => {
  complaints.expected.push(/ERR_FAILED/)
  await context.route(`${PICTURE_ORIGIN}/**`, (route) =>
    route.request().url().includes('/u/1?')
      ? route.fulfill({ body: PICTURE, contentType: 'image/png' })
      : route.abort(),
  )
  const { people: expected } = await openRollCall(page, database, 3)
  for (const [index, person] of expected.slice(0, 2).entries())
    await database
      .update(users)
      .set({ avatarUrl: `${PICTURE_ORIGIN}/u/${index + 1}?v=4` })
      .where(eq(users.id, person.id))
  await page.reload()
  await choose(page, 'Tarjetas con foto')
  await markAs(page, 'Persona 02', 'excused')
  await expect(saved(page)).toBeVisible()
  await page.reload()
  await expect(segment(page, 'Persona 02', 'excused')).toBeChecked()
  const photo = rowOf(page, 'Persona 00').locator('img')
  await expect.poll(() => photo.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(1)
  // One that does not come leaves the letters in sight.
  const missing = rowOf(page, 'Persona 01').locator('img')
  await expect.poll(() => missing.evaluate((one: HTMLImageElement) => one.complete)).toBe(true)
  expect(await missing.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(0)
  await expect(rowOf(page, 'Persona 02').locator('img')).toHaveCount(0)
})

test('with the colours of the system one sees which mark is chosen', async ({ page, database }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await openRollCall(page, database, 1)
  const choice = segment(page, 'Persona 00', 'absent').locator('..')
  const before = await choice.screenshot()
  await markAs(page, 'Persona 00', 'absent')
  await page.mouse.move(0, 0)
  await choice.locator('input').blur()
  expect(before.equals(await choice.screenshot())).toBe(false)
})

test('grouped by mark, those to be marked stand on top, and a mark moves its row', async ({
  page,
  database,
}) => {
  await openRollCall(page, database, 4)
  await choose(page, 'Agrupar por marca')
  await expect(headings(page)).toHaveText([/Sin marcar\s*4/])
  await markAs(page, 'Persona 01', 'absent')
  await expect(headings(page)).toHaveText([/Sin marcar\s*3/, /Ausente\s*1/])
  await expect(people(page).last()).toContainText('Persona 01')
  await choose(page, 'Agrupar por marca')
  await choose(page, 'Primero sin marcar')
  await expect(headings(page)).toHaveCount(0)
  await expect(people(page).last()).toContainText('Persona 01')
})

test('a mark is felt unless that is switched off, and heard only where that is wanted', async ({
  page,
  database,
}) => {
  await page.addInitScript(() => {
    const counts = { felt: 0, heard: 0 }
    Reflect.set(window, 'counts', counts)
    navigator.vibrate = () => {
      counts.felt += 1
      return true
    }
    const { start } = OscillatorNode.prototype
    OscillatorNode.prototype.start = function (when) {
      counts.heard += 1
      start.call(this, when)
    }
  })
  const counts = () => page.evaluate(() => Reflect.get(window, 'counts'))
  await openRollCall(page, database, 4)
  await markAs(page, 'Persona 00', 'present')
  await expect(saved(page)).toBeVisible()
  expect(await counts()).toEqual({ felt: 1, heard: 0 })
  await choose(page, 'Vibrar al marcar')
  await choose(page, 'Sonido al marcar')
  await markAs(page, 'Persona 01', 'present')
  await expect.poll(counts).toEqual({ felt: 1, heard: 1 })
  await choose(page, 'Sonido al marcar')
  await markAs(page, 'Persona 02', 'present')
  await expect(saved(page)).toBeVisible()
  await choose(page, 'Vibrar al marcar')
  await markAs(page, 'Persona 03', 'present')
  await expect(saved(page)).toBeVisible()
  expect(await counts()).toEqual({ felt: 2, heard: 1 })
})

const LONG_NAME =
  'María de los Ángeles Guadalupe Fernández-Villaseñor y Rodríguez de la Torre Echeverría-Montemayor'

for (const look of ['Lista', 'Tarjetas con foto'])
  test(`as ${look}: a long name is whole and every mark takes a thumb, down to 320 pixels`, async ({
    page,
    database,
  }) => {
    const { activity, people: expected } = await makeRollCall(database, 2)
    await database
      .update(users)
      .set({ name: LONG_NAME })
      .where(eq(users.id, expected[0]?.id ?? ''))
    await page.goto(`/admin/attendance/${activity.id}`)
    await choose(page, look)
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 640 })
      for (const name of [LONG_NAME, 'Persona 01'])
        for (const status of ['present', 'absent', 'excused'] as const) {
          const box = await segment(page, name, status).boundingBox()
          expect(box?.width).toBeGreaterThanOrEqual(44)
          expect(box?.height).toBeGreaterThanOrEqual(44)
          expect(box?.x).toBeGreaterThanOrEqual(0)
          expect((box?.x ?? width) + (box?.width ?? 0)).toBeLessThanOrEqual(width)
        }
      const name = rowOf(page, LONG_NAME).getByText(LONG_NAME, { exact: true })
      expect(await name.evaluate(hiddenPart)).toEqual({ across: 0, down: 0, outside: 0 })
    }
  })

/** How many pixels of an element's text are cut off by itself, or lie outside of its row. */
function hiddenPart(element: HTMLElement) {
  const range = document.createRange()
  range.selectNodeContents(element)
  const text = range.getBoundingClientRect()
  const row = (element.closest('li') ?? element).getBoundingClientRect()
  return {
    across: Math.max(0, element.scrollWidth - element.clientWidth),
    down: Math.max(0, element.scrollHeight - element.clientHeight),
    outside: Math.max(0, row.left - text.left, text.right - row.right, text.bottom - row.bottom),
  }
}

/** A server that has lost its database, say. */
const inTrouble = (route: Route) =>
  route.fulfill({
    status: 500,
    json: { error: wire.serialize({ message: '', code: -32603, data: { errorCode: 'UNKNOWN' } }) },
  })

for (const width of [320, 390, 1280])
  test(`no row moves away under a finger by itself: ${width} pixels`, async ({
    page,
    context,
    database,
    complaints,
  }) => {
    complaints.expected.push(WITHOUT_NETWORK, /500/)
    await page.setViewportSize({ width, height: 800 })
    await openRollCall(page, database, 3)
    const places = () =>
      people(page).evaluateAll((rows) =>
        rows.map((row) => row.getBoundingClientRect().top + scrollY),
      )
    const before = await places()
    expect(before).toHaveLength(3)
    const states: [does: () => Promise<unknown>, shows: string][] = [
      [() => markAs(page, 'Persona 00', 'absent'), 'Guardado'],
      [() => context.setOffline(true), 'Sin conexión: sigue marcando'],
      [() => markAs(page, 'Persona 01', 'excused'), '1 por enviar · Sin conexión'],
      [() => context.setOffline(false), 'Guardado'],
      [() => page.route('**/attendance.changes*', inTrouble), 'Sin respuesta: sigue marcando'],
      [() => page.unroute('**/attendance.changes*'), 'Guardado'],
      [() => markAs(page, 'Persona 02', 'present'), 'Lista completa'],
      [() => page.keyboard.press('u'), 'Cerrar: marcar presente a 1 más'],
      [() => page.getByRole('button', { name: /^Cerrar/ }).press('Enter'), 'Lista completa'],
    ]
    for (const [does, shows] of states) {
      await does()
      await expect(page.getByText(shows, { exact: true })).toBeVisible()
      expect(await places(), shows).toEqual(before)
    }
    await expect(page.getByText('Lista completa')).toBeFocused()
  })

test('two tabs of one device show the same marks, and each leaves once', async ({
  page,
  context,
  database,
  complaints,
}) => {
  complaints.expected.push(WITHOUT_NETWORK)
  const { activity } = await openRollCall(page, database, 3)
  const tab = await open(context, page.url())
  await expect(segment(tab, 'Persona 00', 'present')).toBeVisible()
  await hearsKeys(tab)
  await context.setOffline(true)
  await markAs(page, 'Persona 00', 'absent')
  await markAs(tab, 'Persona 01', 'excused')
  for (const one of [page, tab]) {
    await expect(segment(one, 'Persona 00', 'absent')).toBeChecked()
    await expect(segment(one, 'Persona 01', 'excused')).toBeChecked()
    await expect(one.getByText('2 por enviar')).toBeVisible()
  }
  await context.setOffline(false)
  for (const one of [page, tab]) await expect(saved(one)).toBeVisible()
  expect(await storedMarks(database, activity.id)).toEqual({
    'Persona 00': 'absent',
    'Persona 01': 'excused',
  })
  expect(await countEvents(database, activity.id)).toBe(2)
})

test('what one tab has sent stays in sight in the other', async ({ page, context, database }) => {
  await openRollCall(page, database, 2)
  const tab = await open(context, page.url())
  await hearsKeys(tab)
  // Nobody else tells it.
  await hold(tab, '**/attendance.changes*')
  await markAs(page, 'Persona 00', 'absent')
  await expect(segment(tab, 'Persona 00', 'absent')).toBeChecked()
  await expect(saved(page)).toBeVisible()
  await expect(saved(tab)).toBeVisible()
  await expect(segment(tab, 'Persona 00', 'absent')).toBeChecked()
})

test('somebody taken off the roster meanwhile: the mark is refused in sight, and let go by hand', async ({
  page,
  context,
  database,
  complaints,
}) => {
  complaints.expected.push(WITHOUT_NETWORK)
  const { activity, people: expected } = await openRollCall(page, database, 3)
  await context.setOffline(true)
  await markAs(page, 'Persona 01', 'present')
  await markAs(page, 'Persona 02', 'present')
  await database
    .delete(programEnrollments)
    .where(eq(programEnrollments.userId, expected[1]?.id ?? ''))
  await context.setOffline(false)
  const refused = page.getByRole('alert').filter({ hasText: 'no está en la lista de la sesión' })
  await expect(refused).toBeVisible()
  // One mark, not both of them.
  await expect(refused).toContainText('No se guardó la marca de')
  expect(await storedMarks(database, activity.id)).toEqual({ 'Persona 02': 'present' })
  await expect(page.getByText('1 marca por resolver')).toBeVisible()
  const here = page.url()
  await openRollCall(page, database, 1)
  await expect(page.getByText('Cada marca se guarda sola')).toBeVisible()
  await page.goto(here)
  await expect(refused).toBeVisible()
  await refused.getByRole('button', { name: 'Descartar mi marca' }).click()
  await expect(refused).toBeHidden()
  await expect(saved(page)).toBeVisible()
})

test('a long roster that wakes up scrolled: the tap before counts, and the rows in sight are drawn', async ({
  page,
  database,
}) => {
  const { activity } = await makeRollCall(database, 120)
  const release = await hold(page, '**/_next/static/**/*.js')
  await page.goto(`/admin/attendance/${activity.id}`, { waitUntil: 'commit' })
  await segment(page, 'Persona 01', 'excused').click()
  await page.evaluate(() => scrollTo(0, 9000))
  release()
  await expect(saved(page)).toBeVisible()
  expect(await storedMarks(database, activity.id)).toEqual({ 'Persona 01': 'excused' })
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(8000)
  await expect(people(page).and(page.locator('[data-index="70"]'))).toBeInViewport()
})

test('the browser is told to paint nothing before the first row is there', async ({
  page,
  database,
}) => {
  for (const size of [3, 120]) {
    const { people: expected } = await openRollCall(page, database, size)
    const awaited = page.locator('head link[rel=expect][blocking=render]')
    const row = page.locator((await awaited.getAttribute('href')) ?? '')
    await expect(row).toHaveAttribute('data-person', expected[0]?.id ?? '')
  }
})

test('the roll call is awake without a script that its page does not name', async ({
  page,
  database,
}) => {
  const { activity } = await makeRollCall(database, 2)
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script') asked.push(new URL(request.url()).pathname)
  })
  const response = await page.goto(`/admin/attendance/${activity.id}`)
  await isAwake(segment(page, 'Persona 00', 'present'))
  const html = (await response?.text()) ?? ''
  expect(asked.length).toBeGreaterThan(3)
  expect(asked.filter((path) => !html.includes(`src="${path}"`))).toEqual([])
})

test('two thousand people: what is in sight is drawn, the last one is found, the rest in one tap', async ({
  page,
  database,
}) => {
  test.slow()
  const { activity } = await openRollCall(page, database, 2000)
  // By letters, not by number.
  const last = 'Persona 999'
  await expect(page.getByText('2000 sin marcar')).toBeVisible()
  expect(await people(page).count()).toBeLessThan(60)
  await hearsKeys(page)
  await page.keyboard.press('End')
  await expect(segment(page, last, 'absent')).toBeVisible()
  await markAs(page, last, 'absent')
  await page.getByLabel('Buscar por nombre').fill('persona 1234')
  await markAs(page, 'Persona 1234', 'excused')
  await page.getByLabel('Buscar por nombre').fill('')
  await expect(saved(page)).toBeVisible()
  const answered = page.waitForResponse(/attendance\.mark/)
  await page.getByRole('button', { name: /^Cerrar: marcar presentes a 1.?998 más/ }).click()
  await expect(page.getByText('1998 presentes')).toBeVisible()
  await answered
  await expect(saved(page)).toBeVisible()
  const stored = await database
    .select({ status: attendanceRecords.attendanceStatus })
    .from(attendanceRecords)
    .where(inArray(attendanceRecords.activityId, [activity.id]))
  const count = (wanted: string) => stored.filter(({ status }) => status === wanted).length
  expect([count('present'), count('absent'), count('excused')]).toEqual([1998, 1, 1])
})
