import { and, eq } from 'drizzle-orm'
import { rosterAdditions, users } from '../server/db/schema'
import { makeUser, unique } from '../server/testing/factories'
import { expect, openRollCall, test } from './fixtures'
import { mailsTo } from './mail'
import { rowOf, segment, storedMarks } from './roll-call-page'

test.beforeEach(({ signInAs }) => signInAs('moderator'))

test('somebody new is added by name and e-mail, invited, marked; taken off only without a mark', async ({
  page,
  database,
}) => {
  const { activity } = await openRollCall(page, database, 3)
  const name = `Visita ${unique()}`
  const email = `visita-${unique()}@example.com`
  await page.getByRole('button', { name: 'Agregar', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Agregar a quien llegó' })
  await dialog.getByLabel('Nombre o correo').fill(name)
  await dialog.getByRole('button', { name: 'Agregar e invitar' }).click()
  await expect(dialog.getByText('Hacen falta un nombre y un correo válido.')).toBeVisible()
  await expect(dialog.getByLabel('Nombre o correo')).toHaveValue(name)
  await dialog.getByLabel('Correo', { exact: true }).fill(email)
  await dialog.getByRole('button', { name: 'Agregar e invitar' }).click()
  await expect(dialog.getByText(`${name} ya está en la lista. Le enviamos`)).toBeVisible()
  await dialog.getByRole('button', { name: 'Listo' }).click()

  const row = rowOf(page, name)
  await expect(row.getByText('Llegó sin inscripción')).toBeVisible()
  await segment(page, name, 'present').click()
  await expect.poll(() => storedMarks(database, activity.id)).toEqual({ [name]: 'present' })
  const [person] = await database.select().from(users).where(eq(users.email, email))
  expect(person).toMatchObject({ name, accountStatus: 'incomplete' })
  await expect.poll(async () => (await mailsTo(email)).length).toBe(1)

  await row.getByRole('button', { name: /historial/ }).click()
  await expect(row.getByRole('button', { name: 'Quitar de la lista' })).toBeHidden()
  await row.getByRole('button', { name: 'Quitar marca' }).click()
  await row.getByRole('button', { name: 'Quitar de la lista' }).click()
  await expect(row).toBeHidden()
})

test('somebody with an account is found without accents and added once', async ({
  page,
  database,
}) => {
  const { activity } = await openRollCall(page, database, 1)
  const mark = unique()
  const person = await makeUser(database, { name: `Álvaro Núñez ${mark}` })
  await page.getByRole('button', { name: 'Agregar', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Agregar a quien llegó' })
  await dialog.getByLabel('Nombre o correo').fill(`alvaro nunez ${mark}`)
  await dialog.getByRole('button', { name: new RegExp(person.email) }).click()
  await expect(dialog.getByText(`${person.name} ya está en la lista.`)).toBeVisible()
  await dialog.getByLabel('Nombre o correo').fill(person.email)
  await expect(dialog.getByRole('button', { name: /Ya está en la lista/ })).toBeDisabled()
  const additions = await database
    .select()
    .from(rosterAdditions)
    .where(and(eq(rosterAdditions.activityId, activity.id), eq(rosterAdditions.userId, person.id)))
  expect(additions).toHaveLength(1)
})
