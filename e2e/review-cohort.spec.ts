import { eq } from 'drizzle-orm'
import { programEnrollments } from '../server/db/schema'
import { makeEnrollment, makeProgram, unique } from '../server/testing/factories'
import { GOAL, makeSubmitted } from '../server/testing/review'
import { expect, test } from './fixtures'
import { hearsKeys } from './forms'

const DAY_MS = 24 * 3_600_000
const WORDS = 'Elige una sola cosa que quieras terminar en estas semanas.'

test.use({ viewport: { width: 1280, height: 800 } })

type Database = Parameters<typeof makeProgram>[0]

const makeCohort = (database: Database, name: string) =>
  makeProgram(database, {
    name: `${name} ${unique()}`,
    programType: 'cohort',
    startDate: new Date(Date.now() - 10 * DAY_MS),
    endDate: new Date(Date.now() + 30 * DAY_MS),
  })

/** Somebody who waits for a place in one cohort and has one in another. */
async function makeTorn(database: Database) {
  const wanted = await makeCohort(database, 'Nueva')
  const running = await makeCohort(database, 'Anterior')
  const { person } = await makeSubmitted(database, { programId: wanted.id })
  await makeEnrollment(database, person.id, running.id, {
    enrolledAt: new Date(Date.now() - DAY_MS),
  })
  return { person, running, path: `/admin/applications?program=${wanted.id}` }
}

test('an admin makes room where the earlier cohort stands in the way; what was typed stays', async ({
  page,
  database,
  signInAs,
  complaints,
}) => {
  complaints.expected.push(/409/)
  await signInAs('admin')
  const { person, running, path } = await makeTorn(database)
  await page.goto(path)
  await page.getByRole('heading', { level: 2, name: person.name }).waitFor()
  await hearsKeys(page)
  await page.keyboard.press('c')
  await page.getByLabel('Lo que leerá la persona').fill(WORDS)
  const goal = await page.getByRole('paragraph').filter({ hasText: GOAL }).boundingBox()
  const form = await page.getByLabel('Lo que leerá la persona').boundingBox()
  expect((goal?.y ?? 0) + (goal?.height ?? 0)).toBeLessThan(form?.y ?? 0)
  expect(goal?.y).toBeGreaterThanOrEqual(0)
  await page.keyboard.press('Escape')

  const decide = () =>
    page
      .getByRole('region', { name: 'Decisión' })
      .getByRole('button', { name: 'Invitada/o' })
      .click()
  await page.getByLabel('Enviar ya').check()
  await decide()
  await expect(page.getByRole('alert').filter({ hasText: running.name })).toBeVisible()

  const panel = page.getByRole('region', { name: 'Ya está en otra generación' })
  await panel.getByRole('button', { name: 'Dar de baja' }).click()
  await panel.getByLabel('Motivo').selectOption('changed_program')
  await panel.getByRole('button', { name: 'Sí, dar de baja' }).click()
  await expect(page.getByText(`${person.name} ya no está en ${running.name}.`)).toBeVisible()
  await expect(panel).toBeHidden()
  await page.keyboard.press('c')
  await expect(page.getByLabel('Lo que leerá la persona')).toHaveValue(WORDS)
  await page.keyboard.press('Escape')
  await decide()
  await expect(page.getByText(`${person.name}: Invitada/o, enviada.`)).toBeVisible()
  const places = await database
    .select({ status: programEnrollments.enrollmentStatus })
    .from(programEnrollments)
    .where(eq(programEnrollments.userId, person.id))
  expect(places.map(({ status }) => status).sort()).toEqual(['dropped', 'guest'])
})

test('a moderator is told who can', async ({ page, database, signInAs }) => {
  await signInAs('moderator')
  const { path } = await makeTorn(database)
  await page.goto(path)
  const panel = page.getByRole('region', { name: 'Ya está en otra generación' })
  await expect(panel).toContainText('Solo administración puede')
  await expect(panel.getByRole('button')).toHaveCount(0)
})
