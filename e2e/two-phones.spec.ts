import type { Page } from '@playwright/test'
import type { db } from '../server/db/client'
import { expect, openRollCall, otherBrowser, test } from './fixtures'
import {
  forgetRosters,
  hearsOfChanges,
  keptOnDevice,
  markAs,
  readyForOffline,
  rowOf,
  type Status,
  saved,
  segment,
  storedMarks,
  WITHOUT_NETWORK,
} from './roll-call-page'

test.beforeEach(({ signInAs }) => signInAs('moderator'))

/** A roll call on two phones: one of the moderator's, and a second one of theirs or of an admin's. */
async function twoPhones(
  page: Page,
  database: typeof db,
  size: number,
  whose: 'moderator' | 'admin' = 'moderator',
) {
  const browser = page.context().browser()
  if (!browser) throw new Error('There is no browser.')
  const { activity } = await openRollCall(page, database, size)
  const { page: other, close } = await otherBrowser(browser, whose)
  await other.goto(page.url())
  return { activity, other, leave: close }
}

test('two phones mark different rows: all are kept, and each shows the other’s within five seconds', async ({
  page,
  database,
}) => {
  const { activity, other, leave } = await twoPhones(page, database, 4)
  await markAs(page, 'Persona 00', 'absent')
  await markAs(other, 'Persona 01', 'excused')
  await markAs(page, 'Persona 02', 'present')
  const fiveSeconds = { timeout: 5_000 }
  const reaches = async (from: Page, to: Page, marks: [string, Status][]) => {
    await expect(saved(from)).toBeVisible()
    await Promise.all(
      marks.map(([name, status]) => expect(segment(to, name, status)).toBeChecked(fiveSeconds)),
    )
  }
  await Promise.all([
    reaches(page, other, [
      ['Persona 00', 'absent'],
      ['Persona 02', 'present'],
    ]),
    reaches(other, page, [['Persona 01', 'excused']]),
  ])
  expect(await storedMarks(database, activity.id)).toEqual({
    'Persona 00': 'absent',
    'Persona 01': 'excused',
    'Persona 02': 'present',
  })
  await leave()
})

test('what another phone marked is there after a reload without a network', async ({
  page,
  context,
  database,
  complaints,
}) => {
  complaints.expected.push(WITHOUT_NETWORK)
  const { other, leave } = await twoPhones(page, database, 2)
  await readyForOffline(page)
  await expect.poll(async () => (await keptOnDevice(page)).rosters.length).toBe(1)
  await markAs(other, 'Persona 00', 'excused')
  await expect(segment(page, 'Persona 00', 'excused')).toBeChecked()
  await expect.poll(async () => (await keptOnDevice(page)).answers.length).toBe(1)
  await context.setOffline(true)
  await page.reload()
  await expect(segment(page, 'Persona 00', 'excused')).toBeChecked()
  await leave()
})

test('a roster that was taken from under an open roll call is kept again with the next change', async ({
  page,
  database,
}) => {
  const { other, leave } = await twoPhones(page, database, 2)
  await expect.poll(async () => (await keptOnDevice(page)).rosters.length).toBe(1)
  await forgetRosters(page)
  await markAs(other, 'Persona 00', 'excused')
  await expect.poll(async () => (await keptOnDevice(page)).rosters.length).toBe(1)
  await leave()
})

for (const [answer, button, result, whose, who] of [
  ['keeps', 'Dejar «Justificó»', 'excused', 'moderator', 'Jimena Robles'],
  ['replaces', 'Cambiar a «Ausente»', 'absent', 'admin', 'Andrés Luna'],
] as const)
  test(`the same row with another mark asks, and the second ${answer} it`, async ({
    page,
    context,
    database,
    complaints,
  }) => {
    complaints.expected.push(WITHOUT_NETWORK)
    const { activity, other, leave } = await twoPhones(page, database, 2, whose)
    await context.setOffline(true)
    await markAs(page, 'Persona 00', 'absent')
    await markAs(page, 'Persona 01', 'present')
    await markAs(other, 'Persona 00', 'excused')
    await expect(saved(other)).toBeVisible()
    await context.setOffline(false)

    const question = rowOf(page, 'Persona 00').getByRole('alert')
    await expect(question).toContainText(new RegExp(`${who} puso «Justificó» hace \\d+ s\\.`))
    await expect(segment(page, 'Persona 00', 'excused')).toBeChecked()
    // The row that is not in question went through.
    await expect(segment(other, 'Persona 01', 'present')).toBeChecked()
    await page.reload()
    await question.getByRole('button', { name: button }).click()
    await expect(question).toBeHidden()
    await expect
      .poll(() => storedMarks(database, activity.id))
      .toMatchObject({ 'Persona 00': result })
    await Promise.all([hearsOfChanges(page), hearsOfChanges(other)])
    for (const phone of [page, other])
      await expect(segment(phone, 'Persona 00', result)).toBeChecked()
    await leave()
  })

test('"the rest" leaves alone what another phone marked meanwhile', async ({
  page,
  context,
  database,
  complaints,
}) => {
  complaints.expected.push(WITHOUT_NETWORK)
  const { activity, other, leave } = await twoPhones(page, database, 3)
  await context.setOffline(true)
  await markAs(other, 'Persona 02', 'absent')
  await expect(saved(other)).toBeVisible()
  await page.getByRole('button', { name: 'Cerrar: marcar presentes a 3 más' }).click()
  await expect(page.getByText('3 por enviar · Sin conexión')).toBeVisible()
  await context.setOffline(false)
  await expect(segment(page, 'Persona 02', 'absent')).toBeChecked()
  await expect(saved(page)).toBeVisible()
  expect(await storedMarks(database, activity.id)).toEqual({
    'Persona 00': 'present',
    'Persona 01': 'present',
    'Persona 02': 'absent',
  })
  await leave()
})

test('a note written on two phones asks, and shows both', async ({ page, database }) => {
  const { other, leave } = await twoPhones(page, database, 1)
  await markAs(page, 'Persona 00', 'excused')
  await expect(segment(other, 'Persona 00', 'excused')).toBeChecked()
  const write = async (phone: Page, note: string) => {
    const row = rowOf(phone, 'Persona 00')
    await row.getByRole('button', { name: /Nota e historial/ }).click()
    await row.getByLabel('Nota', { exact: true }).fill(note)
    return () => row.getByRole('button', { name: 'Guardar nota' }).click()
  }
  const save = await write(page, 'Avisó por correo')
  await (await write(other, 'Consulta médica'))()
  await expect(rowOf(other, 'Persona 00').getByRole('button', { name: /tiene nota/ })).toBeVisible()
  await expect(saved(other)).toBeVisible()
  await hearsOfChanges(page)
  await save()
  const question = rowOf(page, 'Persona 00').getByRole('alert')
  await expect(question).toContainText('Consulta médica')
  await expect(question).toContainText('Avisó por correo')
  await question.getByRole('button', { name: 'Poner mi nota' }).click()
  await expect(question).toBeHidden()
  await leave()
})

test('a question about a mark shows the notes that go with the answer', async ({
  page,
  context,
  database,
  complaints,
}) => {
  complaints.expected.push(WITHOUT_NETWORK)
  const { other, leave } = await twoPhones(page, database, 1)
  await context.setOffline(true)
  await markAs(page, 'Persona 00', 'absent')
  // There is nobody to send it to: the note becomes one with the mark.
  await expect(page.getByText('1 por enviar · Sin conexión')).toBeVisible()
  const row = rowOf(page, 'Persona 00')
  await row.getByRole('button', { name: /Nota e historial/ }).click()
  await row.getByLabel('Nota', { exact: true }).fill('No llegó')
  await row.getByRole('button', { name: 'Guardar nota' }).click()
  await markAs(other, 'Persona 00', 'excused')
  await expect(saved(other)).toBeVisible()
  await context.setOffline(false)
  const question = row.getByRole('alert')
  await expect(question).toContainText('Tu nota: No llegó')
  await question.getByRole('button', { name: 'Dejar «Justificó»' }).click()
  await expect(question).toBeHidden()
  await expect(segment(page, 'Persona 00', 'excused')).toBeChecked()
  await leave()
})
