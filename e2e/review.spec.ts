import type { Page } from '@playwright/test'
import { and, eq, inArray } from 'drizzle-orm'
import { applications, heldDecisions, mailDeliveries, mailOutbox } from '../server/db/schema'
import { makeApplication, makeProgram, makeUser, unique } from '../server/testing/factories'
import { GOAL, makeSubmitted } from '../server/testing/review'
import { expect, listenTo, test } from './fixtures'
import { hearsKeys } from './forms'
import { hold } from './hold'
import { mailsTo } from './mail'

const DAY_MS = 24 * 3_600_000

test.describe.configure({ mode: 'default' })
test.use({ viewport: { width: 1280, height: 800 } })

type Database = Parameters<typeof makeProgram>[0]

/** A program of its own with so many applications, the first one waiting longest. */
async function makeQueue(database: Database, size: number) {
  const program = await makeProgram(database)
  const rows = []
  for (let index = 0; index < size; index++) {
    const name = `Aspirante ${String(index).padStart(2, '0')} ${unique()}`
    const person = await makeUser(database, { name, accountStatus: 'pending' })
    const application = await makeApplication(database, person.id, {
      status: 'submitted',
      submittedAt: new Date(Date.now() - (size - index) * DAY_MS),
      goal: GOAL,
      programId: program.id,
    })
    rows.push({ ...application, name, email: person.email })
  }
  const path = `/admin/applications?program=${program.id}`
  return { program, rows, path, ids: rows.map(({ id }) => id) }
}

const isOpen = (page: Page, name: string) =>
  expect(page.getByRole('heading', { level: 2, name })).toBeVisible()

const mailsOwed = async (database: Database, ids: string[]) =>
  database
    .select({ userId: mailOutbox.userId, delivery: mailDeliveries.status })
    .from(mailOutbox)
    .innerJoin(mailDeliveries, eq(mailDeliveries.mailId, mailOutbox.id))
    .innerJoin(applications, eq(applications.userId, mailOutbox.userId))
    .where(inArray(applications.id, ids))

test('twenty are decided by keyboard alone; mail arrives only after the release, one each', async ({
  page,
  database,
  signInAs,
}) => {
  test.slow()
  await signInAs('moderator')
  const { rows, path, ids } = await makeQueue(database, 20)
  await page.goto(path)
  const type = (text: string) => page.keyboard.type(text)
  const press = (key: string) => page.keyboard.press(key)

  await isOpen(page, rows[0]?.name ?? '')
  await hearsKeys(page)
  for (const [index, { name }] of rows.entries()) {
    await isOpen(page, name)
    if (index % 5 === 3) {
      await press('c')
      await expect(page.getByLabel('Lo que leerá la persona')).toBeFocused()
      await type('gracias, cuéntanos más: g m r j k')
      await press('Control+Enter')
    } else if (index % 5 === 4) {
      await press('r')
      await expect(page.getByLabel('Motivo')).toBeFocused()
      await press('ArrowDown')
      await press('Tab')
      await type('Por ahora no; vuelve en tres meses.')
      await press('Tab')
      await press('Enter')
    } else await press(index % 5 === 2 ? 'm' : 'g')
    await expect(page.getByText(`${name}:`)).toContainText('retenida')
  }
  const held = await database
    .select()
    .from(heldDecisions)
    .where(inArray(heldDecisions.applicationId, ids))
  expect(held).toHaveLength(20)
  expect(await mailsOwed(database, ids)).toEqual([])

  // The last one is taken back and given again.
  const last = rows.at(-1)?.name ?? ''
  await expect(page.getByText('No hay solicitudes aquí')).toBeVisible()
  await press('u')
  await expect(page.getByText('se deshizo la decisión retenida')).toBeVisible()
  await isOpen(page, last)
  const letListCome = await hold(page, '**/api/trpc/**applications.list**')
  await press('g')
  await expect(page.getByText(`${last}: Invitada/o, retenida.`)).toBeVisible()
  expect(await mailsOwed(database, ids)).toEqual([])
  // Each of these writes had the mail job run.
  const arrived = async () =>
    (await Promise.all(rows.map(({ email }) => mailsTo(email)))).map((mails) => mails.length)
  expect(await arrived()).toEqual(rows.map(() => 0))

  // Others may hold decisions too.
  const release = page.getByRole('button', { name: /^Liberar \d+$/ })
  await release.focus()
  await press('Enter')
  const dialog = page.getByRole('dialog', { name: /¿Liberar \d+ decisiones\?/ })
  // The last one is not in the list yet, and must not stay behind.
  const reading = dialog.getByRole('button', { name: 'Leyendo lo último…' })
  await reading.focus()
  await press('Enter')
  letListCome()
  await expect(dialog.getByText(last)).toBeVisible()
  await dialog.getByRole('button', { name: /^Liberar \d+$/ }).focus()
  await press('Enter')
  await expect(page.getByText(/Se enviaron \d+ decisiones\./)).toBeVisible()
  await expect(dialog).toBeHidden()

  const mails = await mailsOwed(database, ids)
  expect(mails).toHaveLength(20)
  expect(new Set(mails.map(({ userId }) => userId)).size).toBe(20)
  await expect.poll(arrived).toEqual(rows.map(() => 1))
  // Nothing is left that could come twice.
  await expect
    .poll(async () => (await mailsOwed(database, ids)).map(({ delivery }) => delivery))
    .toEqual(rows.map(() => 'sent'))
  expect(await arrived()).toEqual(rows.map(() => 1))
  const statuses = await database
    .select({ status: applications.status })
    .from(applications)
    .where(inArray(applications.id, ids))
  const count = (status: string) => statuses.filter((row) => row.status === status).length
  expect([count('approved'), count('changes_requested'), count('rejected')]).toEqual([13, 4, 3])
})

test('who decides faster than the list comes back does not meet again what they decided', async ({
  page,
  database,
  signInAs,
}) => {
  await signInAs('moderator')
  const { rows, path } = await makeQueue(database, 2)
  const [first, second] = rows.map(({ name }) => name)
  await page.goto(path)
  await isOpen(page, first ?? '')
  await hearsKeys(page)
  const letListCome = await hold(page, '**/api/trpc/**applications.list**')

  await page.keyboard.press('g')
  await isOpen(page, second ?? '')
  await page.keyboard.press('m')
  await expect(page.getByText(`${second}: Miembro, retenida.`)).toBeVisible()
  await expect(page.getByRole('heading', { level: 2, name: first })).toBeHidden()
  letListCome()
  await expect(page.getByText('No hay solicitudes aquí')).toBeVisible()
  await expect(page.getByRole('heading', { level: 2, name: first })).toBeHidden()
  await page.keyboard.press('u')
  await expect(page.getByText(`${second}: se deshizo la decisión retenida`)).toBeVisible()
  await isOpen(page, second ?? '')
})

test('two reviewers at once: the second is told who decided what, and goes on', async ({
  page,
  database,
  browser,
  baseURL,
  signInAs,
  complaints,
}) => {
  complaints.expected.push(/409/)
  await signInAs('admin')
  const { rows, path } = await makeQueue(database, 2)
  const [first, second] = rows.map(({ name }) => name)
  const other = await browser.newContext({
    storageState: await page.context().storageState(),
    viewport: { width: 1280, height: 800 },
    baseURL,
    locale: 'es-MX',
  })
  await listenTo(other)
  const otherPage = await other.newPage()
  await otherPage.goto(path)
  await isOpen(otherPage, first ?? '')
  await signInAs('moderator')
  await page.goto(path)
  await isOpen(page, first ?? '')
  await hearsKeys(page)

  await otherPage.getByRole('radio', { name: 'Enviar ya' }).check()
  // From then on they know the second as it was before anybody held a decision on it.
  const readAnew = otherPage.waitForResponse(/applications\.get/)
  await otherPage.getByRole('button', { name: 'Miembro', exact: true }).click()
  await expect(otherPage.getByText(`${first}: Miembro, enviada.`)).toBeVisible()
  await (await readAnew).finished()

  await page.keyboard.press('g')
  await expect(page.getByText(`${first}: ya decidió Andrés Luna (Miembro,`)).toBeVisible()
  await isOpen(page, second ?? '')

  await page.keyboard.press('g')
  await expect(page.getByText(`${second}: Invitada/o, retenida.`)).toBeVisible()
  await isOpen(otherPage, second ?? '')
  await otherPage.keyboard.press('m')
  await expect(
    otherPage.getByText(`${second}: Jimena Robles ya retuvo una decisión (Invitada/o,`),
  ).toBeVisible()
  await other.close()
})

test('an internal note stays with staff', async ({ page, database, signInAsNew, complaints }) => {
  complaints.expected.push(/403/)
  const { id } = await signInAsNew('participant')
  const own = await makeApplication(database, id, {
    status: 'changes_requested',
    submittedAt: new Date(),
    goal: GOAL,
    programId: (await makeProgram(database)).id,
    feedback: 'Cuéntanos más.',
    internalNotes: 'Habla con Toño antes',
  })
  const answer = await (await page.request.get('/api/trpc/applications.mine')).text()
  expect(answer).toContain('Cuéntanos más.')
  expect(answer).not.toContain('Toño')
  const response = await page.goto(`/admin/applications?open=${own.id}`)
  expect(response?.status()).toBe(403)
})

test.describe('a moderator', () => {
  test.beforeEach(({ signInAs }) => signInAs('moderator'))

  test('gives a reason and words with a rejection; what is typed outlives a look elsewhere', async ({
    page,
    database,
  }) => {
    const { rows, path } = await makeQueue(database, 2)
    const [first, second] = rows
    await page.goto(path)
    await isOpen(page, first?.name ?? '')
    await page.getByRole('button', { name: 'Rechazar', exact: true }).click()
    const send = page.getByRole('button', { name: 'Retener: rechazar' })
    await send.click()
    await expect(page.getByText('Elige un motivo.')).toBeVisible()
    await expect(page.getByText('Escribe qué debe saber la persona.')).toBeVisible()
    await page.getByLabel('Lo que leerá la persona').fill('Vuelve cuando abra la generación.')
    await send.click()
    await expect(page.getByLabel('Motivo')).toBeFocused()

    await page.getByRole('link', { name: second?.name }).click()
    await isOpen(page, second?.name ?? '')
    await page.reload()
    await hearsKeys(page)
    await page.keyboard.press('k')
    await isOpen(page, first?.name ?? '')
    await page.keyboard.press('r')
    await expect(page.getByLabel('Lo que leerá la persona')).toHaveValue(
      'Vuelve cuando abra la generación.',
    )
    await page.getByLabel('Motivo').selectOption('No hay lugares disponibles')
    await send.click()
    await expect(page.getByText(`${first?.name}: Rechazar, retenida.`)).toBeVisible()
    const [held] = await database
      .select()
      .from(heldDecisions)
      .where(eq(heldDecisions.applicationId, first?.id ?? ''))
    expect(held).toMatchObject({ reasonCode: 'full', decision: 'reject' })
  })

  test('writes internal notes: kept while unsaved, saved when asked', async ({
    page,
    database,
    complaints,
  }) => {
    complaints.expected.push(/409/)
    const { rows, path, ids } = await makeQueue(database, 2)
    await page.goto(path)
    const notes = page.getByLabel('Notas internas')
    await notes.fill('Habla con Toño antes')
    await expect(page.getByText('Sin guardar todavía')).toBeVisible()
    await page.getByRole('link', { name: rows[1]?.name }).click()
    await isOpen(page, rows[1]?.name ?? '')
    await expect(notes).toHaveValue('')
    await page.getByRole('link', { name: rows[0]?.name }).click()
    await expect(notes).toHaveValue('Habla con Toño antes')

    const one = eq(applications.id, ids[0] ?? '')
    await database.update(applications).set({ internalNotes: 'Llamé ayer' }).where(one)
    await page.getByRole('button', { name: 'Guardar notas' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'Llamé ayer' })).toBeVisible()
    await expect(notes).toHaveValue('Habla con Toño antes')
    await notes.fill('Llamé ayer. Habla con Toño antes')
    await page.getByRole('button', { name: 'Guardar notas' }).click()
    await expect(page.getByText('Notas guardadas')).toBeVisible()
    const [stored] = await database.select().from(applications).where(one)
    expect(stored?.internalNotes).toBe('Llamé ayer. Habla con Toño antes')
    await page.reload()
    await expect(notes).toHaveValue('Llamé ayer. Habla con Toño antes')
  })

  test('finds by filters that stand in the address; several are held at once', async ({
    page,
    database,
  }) => {
    const { rows, path, ids } = await makeQueue(database, 4)
    await page.goto(path)
    await hearsKeys(page)
    await page.keyboard.press('/')
    await page.keyboard.type(rows[2]?.name.split(' ').at(-1) ?? '')
    const list = page.getByRole('list', { name: 'Lista de solicitudes' }).getByRole('listitem')
    await expect(list).toHaveCount(1)
    await page.reload()
    await expect(list).toHaveCount(1)
    await isOpen(page, rows[2]?.name ?? '')
    await page.getByLabel('Buscar').fill('')
    await expect(list).toHaveCount(4)
    await page.getByLabel('Espera').selectOption('Al menos 3 días')
    await expect(list).toHaveCount(2)

    for (const row of rows.slice(0, 2)) await page.getByLabel(`Elegir a ${row.name}`).check()
    const bulk = page.getByRole('region', { name: 'Decidir sobre las elegidas' })
    await bulk.getByRole('button', { name: 'Invitada/o' }).click()
    await expect(page.getByText('2 decisiones retenidas.')).toBeVisible()
    expect(
      await database.$count(
        heldDecisions,
        and(inArray(heldDecisions.applicationId, ids), eq(heldDecisions.decision, 'guest')),
      ),
    ).toBe(2)
    await page.getByRole('link', { name: /^Retenidas/ }).click()
    await expect(list).toHaveCount(2)
  })

  test('sees who gave the same handle, and what there was before', async ({ page, database }) => {
    const githubUsername = `u${unique()}`
    const { person } = await makeSubmitted(database, { githubUsername })
    const { application } = await makeSubmitted(database, { githubUsername })
    await makeApplication(database, application.userId, {
      status: 'rejected',
      submittedAt: new Date(Date.now() - 90 * DAY_MS),
      goal: GOAL,
      programId: application.programId,
      feedback: 'Todavía no.',
    })
    await page.goto(`/admin/applications?open=${application.id}`)
    await expect(page.getByText('Otra persona dio el mismo usuario:')).toBeVisible()
    await expect(page.getByRole('link', { name: person.email })).toBeVisible()
    await expect(page.getByRole('link', { name: `@${githubUsername}` })).toHaveAttribute(
      'href',
      `https://github.com/${githubUsername}`,
    )
    await page.getByText('Leer', { exact: true }).click()
    await expect(page.getByText('Todavía no.')).toBeVisible()
  })

  test('finds no decision on their own application', async ({
    page,
    database,
    signInAsNew,
    complaints,
  }) => {
    complaints.expected.push(/403|409/)
    // Of somebody new: the demo moderator opens applications in other tests.
    const self = await signInAsNew('moderator')
    const program = await makeProgram(database)
    const own = await makeApplication(database, self.id, {
      status: 'submitted',
      submittedAt: new Date(),
      goal: GOAL,
      programId: program.id,
    })
    await page.goto(`/admin/applications?open=${own.id}`)
    await expect(page.getByText('Nadie puede revisar su propia solicitud.')).toBeVisible()
    await expect(page.getByRole('region', { name: 'Decisión' })).toBeHidden()
  })

  test('on a phone goes from the list to the application and back', async ({ page, database }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    const { rows, path } = await makeQueue(database, 2)
    await page.goto(path)
    await expect(page.getByRole('region', { name: 'Decisión' })).toBeHidden()
    await page.getByRole('link', { name: rows[0]?.name }).click()
    await isOpen(page, rows[0]?.name ?? '')
    await page.getByRole('button', { name: 'Invitada/o', exact: true }).click()
    await isOpen(page, rows[1]?.name ?? '')
    await page.getByRole('link', { name: 'Volver a la lista' }).click()
    await expect(page.getByRole('link', { name: rows[1]?.name })).toBeVisible()
    await expect(page.getByRole('link', { name: rows[0]?.name })).toBeHidden()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Atajos de teclado' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  })
})
