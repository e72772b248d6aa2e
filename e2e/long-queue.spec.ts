import { submissions } from '../server/db/schema'
import { makeDeliverable } from '../server/testing/deliverable'
import { makeEnrollment, makeProgram, makeUser } from '../server/testing/factories'
import { makeSubmitted } from '../server/testing/review'
import { expect, test } from './fixtures'

const PAGE = 50

test.use({ viewport: { width: 1280, height: 800 } })
test.beforeEach(({ signInAs }) => signInAs('moderator'))

test('of many applications the rest comes when asked for, and is there after a look elsewhere', async ({
  page,
  database,
}) => {
  const program = await makeProgram(database)
  for (let n = 0; n <= PAGE; n++) await makeSubmitted(database, { programId: program.id })
  await page.goto(`/admin/applications?program=${program.id}`)
  const rows = page.getByRole('list', { name: 'Lista de solicitudes' }).getByRole('listitem')
  const more = page.getByRole('button', { name: 'Mostrar más' })
  await expect(rows).toHaveCount(PAGE)
  await more.click()
  await expect(rows).toHaveCount(PAGE + 1)
  await expect(more).toBeHidden()

  await page.getByRole('link', { name: /^Rechazadas/ }).click()
  await expect(page.getByText('No hay solicitudes aquí')).toBeVisible()
  await page.getByRole('link', { name: /^Por decidir/ }).click()
  await expect(rows).toHaveCount(PAGE + 1)
})

test('of much that was handed in the rest comes when asked for', async ({ page, database }) => {
  const { program, activity } = await makeDeliverable(database)
  for (let n = 0; n <= PAGE; n++) {
    const { id: userId } = await makeUser(database)
    await makeEnrollment(database, userId, program.id)
    await database
      .insert(submissions)
      .values({ userId, activityId: activity.id, body: 'Listo.', submittedAt: new Date() })
  }
  await page.goto(`/admin/deliverables?program=${program.id}`)
  const rows = page.getByRole('list', { name: 'Lista de entregas' }).getByRole('listitem')
  const more = page.getByRole('button', { name: 'Mostrar más' })
  await expect(rows).toHaveCount(PAGE)
  await more.click()
  await expect(rows).toHaveCount(PAGE + 1)
  await expect(more).toBeHidden()
})
