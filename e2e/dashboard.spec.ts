import { eq } from 'drizzle-orm'
import { programEnrollments, users } from '../server/db/schema'
import { makeEnrollment, makeProgram } from '../server/testing/factories'
import { makeLivelyProgram } from '../server/testing/lively-program'
import { hearsKeys } from './forms'
import { expect, missing, part, test } from './guest-fixtures'
import { END_TO_END } from './settings'

test('a guest sees what is next and missing, hands in, is approved, and the numbers move', async ({
  page,
  database,
  guest,
  staff,
}) => {
  test.slow()
  const { program, sessions, tasks, goal } = await makeLivelyProgram(database, guest.id)
  const [task, cancelled, next] = [tasks[0]?.title ?? '', sessions[5]?.title, sessions[6]?.title]
  await page.goto('/')
  await expect(page).toHaveURL(/\/dashboard$/)
  await expect(page.getByRole('heading', { name: 'Hola, Ximena' })).toBeVisible()

  // What is next, and what does not take place.
  const card = page.locator('section').filter({ hasText: 'Tu próxima sesión' }).first()
  await expect(card.getByText(next ?? '')).toBeVisible()
  await expect(card.getByText('Casa de la comunidad, sala grande')).toBeVisible()
  const file = await page.request.get(
    (await card.getByRole('link', { name: 'Agregar a mi calendario' }).getAttribute('href')) ?? '',
  )
  expect(await file.text()).toContain(`SUMMARY:${next}`)
  await expect(page.getByText(`se canceló «${cancelled}»`)).toBeVisible()
  const ahead = part(page, 'Lo que viene').getByRole('listitem').filter({ hasText: cancelled })
  await expect(ahead.getByText('Cancelada')).toBeVisible()
  await expect(ahead.getByText('No hay luz en la sala.')).toBeVisible()

  // What is missing: 3 of 5 present, 3 of 4 counted, three to come.
  await expect(missing(page).getByText('2 sesiones más y 1 entrega por aprobar')).toBeVisible()
  await expect(
    missing(page).getByText('Puedes faltar a 1 más de las 3 programadas y aun así cumplir.'),
  ).toBeVisible()
  await expect(missing(page).getByText('75 % de al menos 70 %')).toBeVisible()
  const attendance = part(page, 'Tu asistencia')
  await expect(attendance.getByText('Viniste a 3 de 4 sesiones que cuentan')).toBeVisible()
  await attendance.getByText('Ver las 5 sesiones, una por una').click()
  await expect(attendance.getByText('Presente', { exact: true })).toHaveCount(3)
  await expect(attendance.getByText('Ausente', { exact: true })).toHaveCount(1)
  await expect(attendance.getByText('Avisaste: no suma ni resta.')).toBeVisible()
  await expect(part(page, 'Tu meta').getByText(goal)).toBeVisible()

  // Handing in: nothing typed is lost, a double tap sends once.
  const article = page.getByRole('article', { name: task })
  await expect(article.getByText('Por entregar')).toBeVisible()
  await article.getByRole('button', { name: `Entregar: ${task}` }).click()
  await article.getByLabel('Enlace').fill('mi página')
  await article.getByLabel('Texto', { exact: true }).fill('Lo que más me costó fue el formulario.')
  await article.getByRole('button', { name: 'Enviar entrega' }).click()
  await expect(article.getByText('Eso no es un enlace completo')).toBeVisible()
  await page.reload()
  await expect(article.getByLabel('Enlace')).toHaveValue('mi página')
  await expect(article.getByLabel('Texto', { exact: true })).toHaveValue(
    'Lo que más me costó fue el formulario.',
  )
  await article.getByLabel('Enlace').fill('https://example.com/mi-pagina')
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('submissions.handIn')) sent.push(request.url())
  })
  await article.getByRole('button', { name: 'Enviar entrega' }).dblclick()
  await expect(article.getByText('Entregada. El equipo la revisa')).toBeVisible()
  await expect(article.getByText('En revisión')).toBeVisible()
  expect(sent).toHaveLength(1)

  // Staff: by keyboard alone.
  const review = await staff('moderator')
  await review.goto(`/admin/deliverables?q=${encodeURIComponent(guest.name)}`)
  await expect(review.getByRole('heading', { name: task })).toBeVisible()
  await expect(review.getByText('Lo que más me costó fue el formulario.')).toBeVisible()
  await hearsKeys(review)
  await review.keyboard.press('a')
  await review.keyboard.type('Se nota el cuidado.')
  await review.keyboard.press('Control+Enter')
  await expect(review.getByText(`${guest.name}: «${task}» quedó aprobada.`)).toBeVisible()

  await page.reload()
  await expect(article.getByText('Aprobada', { exact: true })).toBeVisible()
  await expect(article.getByText('Se nota el cuidado.')).toBeVisible()
  await expect(article.getByRole('button')).toHaveCount(0)
  await expect(missing(page).getByText('2 sesiones más', { exact: true })).toBeVisible()
  await expect(missing(page).getByText('1 de 1')).toBeVisible()
  await expect(part(page, 'Tu camino').getByText(`Se aprobó «${task}»`)).toBeVisible()

  // The page of the program and the report say the same.
  await page.goto(`/programs/${program.slug}`)
  await expect(missing(page).getByText('2 sesiones más', { exact: true })).toBeVisible()
  const admin = await staff('admin')
  await admin.goto(`/admin/reports?program=${program.id}`)
  const row = admin.getByRole('row').filter({ hasText: guest.name })
  for (const figure of ['75 %', '3 de 4', '1 de 1', 'Todavía puede'])
    await expect(row.getByText(figure, { exact: true })).toBeVisible()
})

test('after a promotion one reads why; completed programs stay in sight', async ({
  page,
  database,
  guest,
}) => {
  const { enrollment, program } = await makeLivelyProgram(database, guest.id, { ahead: 0 })
  const set = (values: Partial<typeof programEnrollments.$inferInsert>) =>
    database.update(programEnrollments).set(values).where(eq(programEnrollments.id, enrollment.id))
  await set({
    enrollmentStatus: 'active',
    promotedAt: new Date(),
    metadata: { promotion: { present: 5, counted: 6, rate: 5 / 6 } },
  })
  await page.goto('/dashboard')
  await expect(
    part(page, 'Tu camino').getByText('Por venir a 5 de 6 sesiones, 83 %.'),
  ).toBeVisible()
  await set({ enrollmentStatus: 'completed', completedAt: new Date() })
  await page.reload()
  await expect(page.getByText('Todavía no estás en ningún programa')).toBeVisible()
  await page.getByRole('link', { name: program.name }).click()
  await expect(part(page, 'Tu camino').getByText('Completaste el programa')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Entregar/ })).toHaveCount(0)
})

test('nobody sees another’s dashboard, program, session or deliverable', async ({
  page,
  database,
  guest,
  signInAsNew,
  complaints,
}) => {
  complaints.expected.push(/404/)
  const { program, sessions, tasks } = await makeLivelyProgram(
    database,
    guest.id,
    { people: 2 },
    { isActive: false },
  )
  await page.goto('/dashboard')
  await expect(page.getByText('Compañera').first()).toBeVisible()
  const feed = await page.request.post('/api/trpc/calendar.open', {
    data: { programId: null },
    headers: { origin: END_TO_END.origin },
  })
  const { feedId } = (await feed.json()).result.data

  const other = await signInAsNew('participant')
  await database.update(users).set({ accountStatus: 'guest' }).where(eq(users.id, other.id))
  await makeEnrollment(database, other.id, (await makeProgram(database)).id)
  await page.goto('/dashboard')
  await expect(page.getByRole('heading', { name: /Hola/ })).toBeVisible()
  await expect(page.getByText(program.name)).toHaveCount(0)
  for (const name of [program.slug, program.id, 'x'.repeat(120)])
    expect((await page.goto(`/programs/${name}`))?.status(), `${name}`).toBe(404)
  expect((await page.request.get(`/api/calendar/session/${sessions[0]?.id}`)).status()).toBe(404)
  const refusal = async (path: string, input: object) => {
    const response = await page.request.post(`/api/trpc/${path}`, {
      data: input,
      headers: { origin: END_TO_END.origin },
    })
    return (await response.json()).error.data.errorCode
  }
  expect(await refusal('calendar.revoke', { feedId })).toBe('NOT_FOUND')
  expect(
    await refusal('submissions.handIn', { activityId: tasks[0]?.id, body: 'Mío', version: null }),
  ).toBe('NOT_ENROLLED')
})

test('who has no dashboard is led to where they belong', async ({ page, signInAsNew }) => {
  await page.goto('/dashboard')
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fdashboard/)
  await signInAsNew('participant')
  await page.goto('/dashboard')
  await expect(page).toHaveURL(/\/$/)
  await page.context().clearCookies()
  await signInAsNew('moderator')
  await page.goto('/dashboard')
  await expect(page).toHaveURL(/\/admin\//)
})
