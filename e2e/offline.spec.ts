import { expect, openRollCall, test } from './fixtures'
import {
  countEvents,
  keptOnDevice,
  killTab,
  MARKS,
  markAs,
  open,
  readyForOffline,
  rowOf,
  type Status,
  saved,
  segment,
  storedMarks,
  toFirstVersion,
  WITHOUT_NETWORK,
} from './roll-call-page'
import { END_TO_END } from './settings'

test.beforeEach(async ({ signInAs, complaints }) => {
  complaints.expected.push(WITHOUT_NETWORK, /ERR_FAILED/)
  await signInAs('moderator')
})

test('without a network marks and notes wait, are counted, and leave by themselves', async ({
  page,
  context,
  database,
}) => {
  const { activity } = await openRollCall(page, database, 4)
  await markAs(page, 'Persona 00', 'absent')
  await expect(saved(page)).toBeVisible()
  await context.setOffline(true)
  await expect(page.getByText(/Sin conexión\. Puedes seguir marcando/)).toBeVisible()
  await markAs(page, 'Persona 01', 'excused')
  // It has been found out that there is nobody to send it to.
  await expect(page.getByRole('status').locator('.lucide-cloud-off')).toBeVisible()
  const row = rowOf(page, 'Persona 01')
  await row.getByRole('button', { name: /Nota e historial/ }).click()
  await row.getByLabel('Nota', { exact: true }).fill('Consulta médica')
  await row.getByRole('button', { name: 'Guardar nota' }).click()
  await markAs(page, 'Persona 02', 'present')
  await expect(page.getByText('2 por enviar')).toBeVisible()
  expect(Object.keys(await storedMarks(database, activity.id))).toEqual(['Persona 00'])

  await context.setOffline(false)
  await expect(saved(page)).toBeVisible()
  await expect(page.getByText(/Sin conexión/)).toBeHidden()
  expect(await storedMarks(database, activity.id)).toEqual({
    'Persona 00': 'absent',
    'Persona 01': 'excused',
    'Persona 02': 'present',
  })
  // The mark and its note left as one.
  expect(await countEvents(database, activity.id)).toBe(3)
  await page.reload()
  await expect(row.getByText('Consulta médica')).toBeVisible()
})

test('an opened roster works after a reload without a network, and knows nobody else', async ({
  page,
  context,
  database,
}) => {
  const { activity } = await openRollCall(page, database, 3)
  await markAs(page, 'Persona 00', 'absent')
  await expect(saved(page)).toBeVisible()
  await readyForOffline(page)
  await context.setOffline(true)
  await page.reload()
  await expect(page.getByRole('heading', { name: activity.title })).toBeVisible()
  await expect(segment(page, 'Persona 00', 'absent')).toBeChecked()
  await markAs(page, 'Persona 01', 'excused')
  await expect(page.getByText('1 por enviar')).toBeVisible()
  await page.reload()
  await expect(segment(page, 'Persona 01', 'excused')).toBeChecked()
  await page.goto('/programs')
  await expect(page.getByRole('heading', { name: 'Sin conexión' })).toBeVisible()
  await page.getByRole('link', { name: activity.title }).click()
  await expect(segment(page, 'Persona 01', 'excused')).toBeChecked()

  await context.setOffline(false)
  await expect(saved(page)).toBeVisible()
  expect(await storedMarks(database, activity.id)).toEqual({
    'Persona 00': 'absent',
    'Persona 01': 'excused',
  })
})

test('a network that flickers takes no tapped link back', async ({ page, context, database }) => {
  const { activity } = await openRollCall(page, database, 1)
  await markAs(page, 'Persona 00', 'absent')
  await readyForOffline(page)
  await context.setOffline(true)
  await page.goto('/programs')
  await page.getByRole('link', { name: activity.title }).evaluate((link: HTMLElement) => {
    link.click()
    dispatchEvent(new Event('online'))
  })
  await expect(segment(page, 'Persona 00', 'absent')).toBeChecked()
  await page.goto('/programs')
  await expect(page.getByRole('heading', { name: 'Sin conexión' })).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByRole('heading', { name: 'Programas', level: 1 })).toBeVisible()
})

test('what is saved lies on the device before it looks saved', async ({
  page,
  context,
  database,
}) => {
  await openRollCall(page, database, 2)
  await markAs(page, 'Persona 01', 'present')
  await expect(saved(page)).toBeVisible()
  await expect.poll(async () => (await keptOnDevice(page)).rosters.length).toBe(1)
  await readyForOffline(page)
  for (const status of ['absent', 'excused', 'absent'] as const) {
    await markAs(page, 'Persona 00', status)
    await expect(saved(page)).toBeVisible()
  }
  await context.setOffline(true)
  await page.reload()
  await expect(segment(page, 'Persona 00', 'absent')).toBeChecked()
  await expect(segment(page, 'Persona 01', 'present')).toBeChecked()
  // An opened roster is written as a whole, and what was kept beside it is part of it.
  await context.setOffline(false)
  await expect.poll(async () => (await keptOnDevice(page)).answers).toEqual([])
  expect((await keptOnDevice(page)).rosters).toMatchObject([
    { roster: { rows: [{ name: 'Persona 00', status: 'absent' }, { status: 'present' }] } },
  ])
})

test('marks that wait in the database of an earlier build are sent by this one', async ({
  page,
  context,
  database,
}) => {
  const { activity } = await openRollCall(page, database, 2)
  const path = page.url()
  const tab = await open(context, path)
  await page.goto('/icons/apple-180.png')
  await context.setOffline(true)
  await markAs(tab, 'Persona 00', 'absent')
  await killTab(tab)
  expect(await toFirstVersion(page)).toBe(1)
  await context.setOffline(false)
  await page.goto(path)
  await expect.poll(() => storedMarks(database, activity.id)).toEqual({ 'Persona 00': 'absent' })
  await expect.poll(async () => (await keptOnDevice(page)).operations).toEqual([])
})

test('a roster out of the device learns its notes with the network, and none is replaced unseen', async ({
  page,
  context,
  database,
}) => {
  const { activity } = await openRollCall(page, database, 3)
  await markAs(page, 'Persona 00', 'excused')
  const row = rowOf(page, 'Persona 00')
  const details = { name: /Nota e historial/ }
  await row.getByRole('button', details).click()
  await row.getByLabel('Nota', { exact: true }).fill('Consulta médica')
  await row.getByRole('button', { name: 'Guardar nota' }).click()
  await expect(row.getByRole('button', { name: /tiene nota/ })).toBeVisible()
  await expect(saved(page)).toBeVisible()
  await readyForOffline(page)
  await context.setOffline(true)
  await page.reload()
  await row.getByRole('button', details).click()
  await expect(row.getByLabel('Nota', { exact: true })).toBeDisabled()
  await expect(row.getByText('Su nota se ve y se cambia con conexión.')).toBeVisible()

  // Where nobody was before, there is nothing to replace.
  await markAs(page, 'Persona 01', 'absent')
  const fresh = rowOf(page, 'Persona 01')
  await fresh.getByRole('button', details).click()
  await fresh.getByLabel('Nota', { exact: true }).fill('Avisó')
  await fresh.getByRole('button', { name: 'Guardar nota' }).click()
  await markAs(page, 'Persona 02', 'absent')
  await context.setOffline(false)
  await expect(row.getByText('Consulta médica')).toBeVisible()
  await row.getByRole('button', details).click()
  await expect(row.getByLabel('Nota', { exact: true })).toBeEnabled()
  await expect(fresh.getByText('Avisó')).toBeVisible()
  await expect(saved(page)).toBeVisible()
  expect(await storedMarks(database, activity.id)).toEqual({
    'Persona 00': 'excused',
    'Persona 01': 'absent',
    'Persona 02': 'absent',
  })
})

/** The same numbers in every run. */
function dice(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

test('two hundred marks, the network cut twenty times, the tab killed ten times: nothing is lost', async ({
  page,
  context,
  database,
}) => {
  test.setTimeout(300_000)
  const { activity } = await openRollCall(page, database, 50)
  await readyForOffline(page)
  const path = `/admin/attendance/${activity.id}`
  const throwDice = dice(END_TO_END.port)
  const points = (count: number) => {
    const found = new Set<number>()
    while (found.size < count) found.add(throwDice(200))
    return found
  }
  const cuts = points(20)
  const kills = points(10)
  const statuses = Object.keys(MARKS) as Status[]
  // The last one marked stands last.
  const expected = new Map<string, Status>()
  let tab = page
  for (let n = 0; n < 200; n++) {
    if (cuts.has(n)) await context.setOffline(true)
    else if (throwDice(4) === 0) await context.setOffline(false)
    const name = `Persona ${String(n % 50).padStart(2, '0')}`
    const status = statuses[(n + 2 * Math.floor(n / 50)) % 3] ?? 'present'
    await markAs(tab, name, status)
    expected.delete(name)
    expected.set(name, status)
    if (kills.has(n)) {
      await killTab(tab)
      tab = await open(context, path)
      for (const [marked, as] of [...expected].slice(-10))
        await expect(segment(tab, marked, as)).toBeChecked()
    }
  }
  await context.setOffline(false)
  await expect(saved(tab)).toBeVisible({ timeout: 40_000 })
  await expect(tab.getByText(/por enviar/)).toBeHidden()
  expect((await keptOnDevice(tab)).operations).toEqual([])
  expect(await storedMarks(database, activity.id)).toEqual(Object.fromEntries(expected))
  expect(await countEvents(database, activity.id)).toBeLessThanOrEqual(200)
})
