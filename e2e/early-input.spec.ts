import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import type { Db } from '../server/db/client'
import { activities, applications } from '../server/db/schema'
import { makeApplication, makeProgram, makeUser, unique } from '../server/testing/factories'
import { makeReadyGuest } from '../server/testing/ready-guest'
import { GOAL, makeSubmitted } from '../server/testing/review'
import { makeRollCall } from '../server/testing/roll-call'
import { expect, test } from './fixtures'
import { aTuesdayAhead, hearsKeys, isAwake } from './forms'
import { hold } from './hold'
import { mailedCode } from './mail'
import { countEvents, rowOf, saved, segment, storedMarks } from './roll-call-page'

const EARLIER = 'Lo de ayer. '.repeat(15).trim()

// A bad network: the page is there, its scripts are not yet.

/** Opens `path` and keeps its scripts back until `release` is called. */
async function openWithoutScripts(page: Page, path: string) {
  const release = await hold(page, '**/_next/static/**/*.js')
  await page.goto(path, { waitUntil: 'commit' })
  const addresses: string[] = []
  page.on('framenavigated', (frame) => addresses.push(frame.url()))
  return { release, addresses }
}

/** The same for a roll call of `size` people that can be marked now. */
async function openRollCallWithoutScripts(page: Page, database: Db, size: number) {
  const rollCall = await makeRollCall(database, size)
  return {
    ...rollCall,
    ...(await openWithoutScripts(page, `/admin/attendance/${rollCall.activity.id}`)),
  }
}

test('an address typed early is not lost by an early tap or Enter, which sends it once the page is awake', async ({
  page,
}) => {
  const address = `pronto-${randomUUID().slice(0, 8)}@example.com`
  const { release, addresses } = await openWithoutScripts(page, '/sign-in')
  const field = page.getByLabel('Correo electrónico')
  const send = page.getByRole('button', { name: 'Enviar código' })
  await field.pressSequentially(address)
  await field.press('Enter')
  await send.click()
  await expect(field).toHaveValue(address)
  expect(addresses).toEqual([])

  let asked = 0
  page.on('request', (request) => {
    if (request.url().includes('send-verification-otp')) asked += 1
  })
  release()
  await expect(page.getByLabel('Código de 6 dígitos')).toBeVisible()
  await expect(page.getByText(address)).toBeVisible()
  expect(await mailedCode(address)).toMatch(/^\d{6}$/)
  expect(asked).toBe(1)
  // The router names the page it took over.
  expect(addresses.filter((one) => new URL(one).search !== '')).toEqual([])
})

test('what is typed early into the application is saved, over what stood there, and an early tap goes on', async ({
  page,
  database,
  signInAsNew,
}) => {
  const person = await signInAsNew('participant')
  await makeApplication(database, person.id, { goal: EARLIER })
  const { release, addresses } = await openWithoutScripts(page, '/onboarding/goal')
  const field = page.getByLabel('Tu meta')
  await expect(field).toHaveValue(EARLIER)
  await field.fill(GOAL)
  await page.getByRole('button', { name: 'Continuar' }).click()
  await expect(field).toHaveValue(GOAL)
  expect(addresses).toEqual([])

  release()
  await expect(page).toHaveURL(/\/onboarding\/handles$/)
  await expect
    .poll(async () => {
      const mine = eq(applications.userId, person.id)
      return (await database.select().from(applications).where(mine))[0]?.goal
    })
    .toBe(GOAL)
})

test('a program chosen early is chosen', async ({ page, signInAsNew }) => {
  await signInAsNew('participant')
  const { release } = await openWithoutScripts(page, '/onboarding/program')
  await page.getByRole('radio', { name: /Open/ }).check()
  release()
  await expect(page.getByText('Borrador guardado')).toBeVisible()
  await expect(page.getByRole('radio', { name: /Open/ })).toBeChecked()
  await page.reload()
  await expect(page.getByRole('radio', { name: /Open/ })).toBeChecked()
})

test('a mark tapped early is saved', async ({ page, database, signInAs }) => {
  await signInAs('moderator')
  const { release } = await openRollCallWithoutScripts(page, database, 2)
  const mark = page.getByRole('group', { name: 'Persona 01' }).getByRole('radio', {
    name: 'Ausente',
  })
  await mark.click()
  release()
  await expect(page.getByText('Guardado', { exact: true })).toBeVisible()
  await expect(page.getByText('1 ausente')).toBeVisible()
  await page.reload()
  await expect(mark).toBeChecked()
})

test('the rest is marked present by an early tap, after the marks tapped before it', async ({
  page,
  database,
  signInAs,
}) => {
  await signInAs('moderator')
  const { activity, release } = await openRollCallWithoutScripts(page, database, 3)
  await segment(page, 'Persona 01', 'absent').click()
  await page.getByRole('button', { name: 'Cerrar: marcar presentes a 3 más' }).click()
  release()
  await expect(page.getByText('Lista completa')).toBeVisible()
  await expect(saved(page)).toBeVisible()
  expect(await storedMarks(database, activity.id)).toEqual({
    'Persona 00': 'present',
    'Persona 01': 'absent',
    'Persona 02': 'present',
  })
  expect(await countEvents(database, activity.id)).toBe(3)
})

for (const taps of [1, 2])
  test(`what opens and closes is open after an early tap: ${taps}`, async ({
    page,
    database,
    signInAs,
  }) => {
    await signInAs('moderator')
    const { release } = await openRollCallWithoutScripts(page, database, 1)
    const details = rowOf(page, 'Persona 00').getByRole('button', { name: /Nota e historial/ })
    for (let tap = 0; tap < taps; tap++) await details.click()
    release()
    await expect(details).toHaveAttribute('aria-expanded', 'true')
    await isAwake(details)
    await details.click()
    await expect(details).toHaveAttribute('aria-expanded', 'false')
  })

test('a tap that React hears before the page is whole counts once', async ({
  page,
  database,
  signInAs,
}) => {
  await signInAs('moderator')
  const { activity } = await makeRollCall(database, 1)
  // From when it listens it is tapped until it was heard, or the page is whole.
  await page.addInitScript(() => {
    const told = { taps: 0 }
    Object.assign(globalThis, { told })
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      const details = document.querySelector<HTMLElement>('button[aria-expanded]')
      if (Object.keys(document).some((key) => key.startsWith('__reactContainer'))) {
        const isWhole = globalThis.earlyTaps === undefined
        if (isWhole || details?.ariaExpanded === 'true') return
        told.taps += 1
        details?.click()
      }
      port2.postMessage(null)
    }
    port2.postMessage(null)
  })
  await page.goto(`/admin/attendance/${activity.id}`)
  await hearsKeys(page)
  expect(await page.evaluate('told.taps')).toBeGreaterThan(0)
  const details = rowOf(page, 'Persona 00').getByRole('button', { name: /Nota e historial/ })
  await expect(details).toHaveAttribute('aria-expanded', 'true')
})

test('of alternatives tapped early the last one counts', async ({ page, database, signInAs }) => {
  await signInAs('moderator')
  const program = await makeProgram(database)
  const { application } = await makeSubmitted(database, { programId: program.id })
  let holds = 0
  page.on('request', (request) => {
    if (request.url().includes('applications.hold')) holds += 1
  })
  const path = `/admin/applications?open=${application.id}`
  const { release } = await openWithoutScripts(page, path)
  await page.getByRole('button', { name: 'Miembro', exact: true }).click()
  await page.getByRole('button', { name: 'Rechazar', exact: true }).click()
  release()
  await expect(page.getByLabel('Motivo')).toBeVisible()
  await page.getByRole('button', { name: 'Cancelar' }).click()
  await hearsKeys(page)
  expect(holds).toBe(0)
})

test('what is typed early is made by an early tap, once', async ({ page, database, signInAs }) => {
  await signInAs('admin')
  const title = `Temprana ${unique()}`
  const { release } = await openWithoutScripts(page, '/admin/activities/new')
  await page.getByLabel('Título').fill(title)
  await page.getByLabel('Empieza').fill(`${aTuesdayAhead()}T10:00`)
  await page.getByRole('button', { name: 'Crear actividad' }).click()
  release()
  await expect(page).toHaveURL(/\/admin\/activities$/)
  expect(await database.$count(activities, eq(activities.title, title))).toBe(1)
})

test('a search typed early finds, and its address is the one it always has', async ({
  page,
  signInAs,
}) => {
  await signInAs('admin')
  const { release } = await openWithoutScripts(page, '/admin/people')
  await page.getByLabel('Nombre, correo o usuario').fill('jimena')
  await page.getByLabel('Rol', { exact: true }).selectOption({ label: 'Moderación' })
  release()
  await expect(page).toHaveURL(/q=jimena&role=moderator/)
  await expect(page.getByRole('link', { name: 'Jimena Robles' })).toBeVisible()
  await expect(page.getByLabel('Nombre, correo o usuario')).toHaveValue('jimena')
})

test('words typed early into a list find, and stand in its address', async ({ page, signInAs }) => {
  await signInAs('moderator')
  for (const [path, label] of [
    ['/admin/applications', 'Buscar'],
    ['/admin/deliverables', 'Buscar'],
    ['/admin/activities', 'Título'],
  ] as const) {
    const { release } = await openWithoutScripts(page, path)
    const field = page.getByRole('searchbox', { name: label, exact: true })
    await field.fill('nadie se llama así')
    release()
    await expect(page).toHaveURL(`${path}?q=nadie+se+llama+as%C3%AD`)
    await expect(field).toHaveValue('nadie se llama así')
    await page.unrouteAll({ behavior: 'wait' })
  }
})

test('a file chosen early is read', async ({ page, database, signInAs }) => {
  await signInAs('admin')
  const program = await makeProgram(database)
  const row = `Temprano,session,2030-01-08T18:00,2030-01-08T20:00,${program.name}`
  const { release } = await openWithoutScripts(page, '/admin/activities/import')
  await page.getByLabel('Elige un archivo CSV').setInputFiles({
    name: 'actividades.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`title,kind,starts_at_local,ends_at_local,program\r\n${row}`),
  })
  release()
  await expect(page.getByLabel('O pega aquí las filas')).toHaveValue(new RegExp(row))
  await expect(page.getByRole('button', { name: 'Crear 1 actividad' })).toBeVisible()
})

test('a role chosen early is asked about', async ({ page, database, signInAs }) => {
  await signInAs('admin')
  const { id } = await makeUser(database)
  const { release } = await openWithoutScripts(page, `/admin/people/${id}`)
  await page.getByLabel('Rol', { exact: true }).selectOption({ label: 'Moderación' })
  release()
  await expect(page.getByRole('button', { name: 'Cambiar rol' })).toBeVisible()
  await expect(page.getByLabel('Rol', { exact: true })).toHaveValue('moderator')
})

test('a guest ticked early can be promoted', async ({ page, database, signInAs }) => {
  await signInAs('admin')
  const { person } = await makeReadyGuest(database, `Ada ${unique()}`)
  const { release } = await openWithoutScripts(page, '/admin/promotions')
  const box = page.getByRole('checkbox', { name: person.name })
  await box.check()
  release()
  await expect(page.getByRole('button', { name: 'Promover a 1 persona' })).toBeEnabled()
  await expect(box).toBeChecked()
})

test('a menu opened early stays open', async ({ page, signInAs }) => {
  await signInAs('admin')
  const { release } = await openWithoutScripts(page, '/admin/people')
  // The address tells when the page is awake.
  await page.getByLabel('Rol', { exact: true }).selectOption({ label: 'Moderación' })
  await page.getByRole('button', { name: /^Cuenta de/ }).click()
  const signOut = page.getByRole('button', { name: 'Salir' })
  await expect(signOut).toBeVisible()
  release()
  await expect(page).toHaveURL(/role=moderator/)
  await expect(signOut).toBeVisible()
  // Drawn by the scripts.
  await expect(page.getByRole('radio', { name: 'English' })).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Oscura' })).toBeVisible()
})
