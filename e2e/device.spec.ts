import type { Page } from '@playwright/test'
import { DAY } from '../domain/durations'
import { makePast, makeRollCall } from '../server/testing/roll-call'
import { expect, openRollCall, test } from './fixtures'
import { clickAwake, isAwake } from './forms'
import {
  keptOnDevice,
  markAs,
  readyForOffline,
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

const GOAL =
  'Publicar mi portafolio con tres proyectos reales, conseguir a mi primera clienta local y entregarle una página que pueda editar sola antes de que termine el mes.'

test('goal and last marks are on the screen, on the device lie names and marks only, and nothing after signing out', async ({
  page,
  context,
  database,
}) => {
  const rollCall = await makeRollCall(database, 2)
  await makePast(database, rollCall, rollCall.people[0]?.id ?? '', {
    goal: GOAL,
    marks: ['excused', 'present', 'absent', 'present', 'excused', 'absent'],
  })
  await page.goto(`/admin/attendance/${rollCall.activity.id}`)
  const lastMarks = 'Sesiones anteriores: Presente, Ausente, Presente, Justificó, Ausente'
  await expect(
    rowOf(page, 'Persona 00').getByRole('img', { name: lastMarks, exact: true }),
  ).toBeVisible()
  await markAs(page, 'Persona 00', 'absent')
  await rowOf(page, 'Persona 00')
    .getByRole('button', { name: /Nota e historial/ })
    .click()
  await expect(rowOf(page, 'Persona 00').getByText(GOAL)).toBeVisible()
  await page.getByLabel('Nota', { exact: true }).fill('Secreto de su nota')
  await page.getByRole('button', { name: 'Guardar nota' }).click()
  await expect(rowOf(page, 'Persona 00').getByRole('button', { name: /tiene nota/ })).toBeVisible()
  await expect(saved(page)).toBeVisible()
  await expect.poll(async () => (await keptOnDevice(page)).rosters.length).toBe(1)
  const kept = await keptOnDevice(page)
  expect(JSON.stringify(kept)).not.toContain('Secreto')
  expect(JSON.stringify(kept)).not.toContain(GOAL)
  expect(kept.rosters).toMatchObject([
    {
      roster: {
        rows: [
          { name: 'Persona 00', lastMarks: [] },
          { name: 'Persona 01', lastMarks: [] },
        ],
      },
    },
  ])
  await readyForOffline(page)

  await context.setOffline(true)
  await markAs(page, 'Persona 01', 'present')
  await context.setOffline(false)
  await context.route('**/attendance.mark*', (route) => route.abort())
  await markAs(page, 'Persona 01', 'absent')
  await page.getByRole('button', { name: /Cuenta de/ }).click()
  await page.getByRole('button', { name: 'Salir', exact: true }).click()
  await expect(page.getByText(/no se han? enviado y se borrarían?/)).toBeVisible()
  await page.getByRole('button', { name: 'Salir y borrarlas' }).click()
  await expect(page.getByRole('link', { name: 'Entrar' }).first()).toBeVisible()
  expect(await keptOnDevice(page)).toEqual({ operations: [], rosters: [], answers: [] })
  await context.setOffline(true)
  await page.goto('/admin/attendance')
  await expect(page.getByText(/no hay listas guardadas/)).toBeVisible()
})

test('another account on the same device neither sees nor sends what waits', async ({
  page,
  context,
  database,
  signInAs,
  complaints,
}) => {
  complaints.expected.push(/401/)
  const { activity } = await openRollCall(page, database, 2)
  await context.clearCookies()
  await markAs(page, 'Persona 00', 'absent')
  await expect(page.getByText('Tu sesión terminó. Tus marcas siguen aquí')).toBeVisible()
  await expect(page.getByText('1 por enviar')).toBeVisible()
  await page.goto('about:blank')
  await signInAs('admin')
  await page.goto(`/admin/attendance/${activity.id}`)
  await markAs(page, 'Persona 01', 'present')
  await expect(saved(page)).toBeVisible()
  await expect(segment(page, 'Persona 00', 'absent')).not.toBeChecked()
  expect(await storedMarks(database, activity.id)).toEqual({ 'Persona 01': 'present' })

  // Signing out takes what is one's own from the device, not what another account has left to send.
  await page.getByRole('button', { name: /Cuenta de/ }).click()
  await page.getByRole('button', { name: 'Salir', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Entrar' }).first()).toBeVisible()
  expect(await keptOnDevice(page)).toMatchObject({ operations: [{}], rosters: [] })
  await signInAs('moderator')
  await page.goto(`/admin/attendance/${activity.id}`)
  await expect
    .poll(() => storedMarks(database, activity.id))
    .toEqual({ 'Persona 00': 'absent', 'Persona 01': 'present' })
})

test('signing out in one tab stops the roll call in another', async ({
  page,
  context,
  database,
  complaints,
}) => {
  // A question that was on its way.
  complaints.expected.push(/401/)
  await openRollCall(page, database, 2)
  const other = await context.newPage()
  await other.goto('/programs')
  await clickAwake(other.getByRole('button', { name: /Cuenta de/ }))
  await other.getByRole('button', { name: 'Salir', exact: true }).click()
  await expect(other.getByRole('link', { name: 'Entrar' }).first()).toBeVisible()
  await expect(page.getByText(/Tu sesión terminó/)).toBeVisible()
  await segment(page, 'Persona 00', 'absent').click()
  await expect(segment(page, 'Persona 00', 'absent')).not.toBeChecked()
  expect((await keptOnDevice(page)).operations).toEqual([])
})

test('the page for no network is kept without anybody in it', async ({ page, database }) => {
  await openRollCall(page, database, 1)
  await readyForOffline(page)
  const kept = await page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.includes('precache'))
    const pages = await Promise.all(
      names.map(async (name) => {
        const cache = await caches.open(name)
        return Promise.all(
          (await cache.keys()).map(async (key) => (await cache.match(key))?.text() ?? ''),
        )
      }),
    )
    return pages.flat()
  })
  expect(kept).toHaveLength(2)
  expect(kept.filter((html) => html.includes('<html lang="en"'))).toHaveLength(1)
  for (const html of kept) expect(html).not.toContain('Jimena')
})

test('a roster nobody opened for two weeks is forgotten, with the marks kept beside it', async ({
  page,
  database,
}) => {
  const old = await openRollCall(page, database, 2)
  await markAs(page, 'Persona 00', 'absent')
  await expect
    .poll(() => keptIds(page))
    .toEqual({ rosters: [old.activity.id], answers: [old.activity.id] })
  await page.clock.setFixedTime(Date.now() + 13 * DAY)
  const recent = await openRollCall(page, database, 1)
  const both = [old.activity.id, recent.activity.id].sort()
  await expect.poll(() => keptIds(page)).toEqual({ rosters: both, answers: [old.activity.id] })
  await page.clock.setFixedTime(Date.now() + 15 * DAY)
  await page.reload()
  await expect.poll(() => keptIds(page)).toEqual({ rosters: [recent.activity.id], answers: [] })
})

test('the app can be put on the home screen', async ({ page }) => {
  await page.goto('/')
  const session = await page.context().newCDPSession(page)
  // The browser's own word for it: that it forgets everything afterwards is all that stands in the way.
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito'])
  const { url, errors } = await session.send('Page.getAppManifest')
  expect(errors).toEqual([])
  const manifest = await (await page.request.get(url)).json()
  expect(manifest).toMatchObject({
    name: 'Cosecha',
    short_name: 'Cosecha',
    start_url: '/',
    display: 'standalone',
  })
  for (const size of [192, 512]) {
    const icon = manifest.icons.find(
      ({ sizes, purpose }: Record<string, string>) => sizes === `${size}x${size}` && !purpose,
    )
    const file = await (await page.request.get(icon.src)).body()
    // Where a PNG has its width and height.
    expect([file.readUInt32BE(16), file.readUInt32BE(20)]).toEqual([size, size])
  }
})

test('only attendance installs what works without a network', async ({ page, database }) => {
  await page.addInitScript(() => {
    const { serviceWorker } = navigator
    const register = serviceWorker.register.bind(serviceWorker)
    Reflect.set(window, 'registered', 0)
    serviceWorker.register = (...asked) => {
      Reflect.set(window, 'registered', Number(Reflect.get(window, 'registered')) + 1)
      return register(...asked)
    }
  })
  const registered = () => page.evaluate(() => Reflect.get(window, 'registered'))
  const afterAMinute = async () => {
    await isAwake(page.getByRole('button', { name: /Cuenta de/ }))
    await page.clock.runFor(60_000)
  }
  await page.clock.install()
  await page.goto('/admin/programs')
  await afterAMinute()
  expect(await registered()).toBe(0)
  await openRollCall(page, database, 1)
  // The menu may be awake before what installs it is.
  await expect
    .poll(async () => {
      await afterAMinute()
      return registered()
    })
    .toBe(1)
})

/** The sessions the device keeps something of. */
async function keptIds(page: Page) {
  const kept = await keptOnDevice(page)
  const idsOf = (rows: unknown[]) =>
    rows.map((row) => Reflect.get(Object(row), 'activityId')).sort()
  return { rosters: idsOf(kept.rosters), answers: idsOf(kept.answers) }
}
