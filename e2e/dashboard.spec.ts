import type { Browser, Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { programEnrollments, users } from '../server/db/schema'
import { makeEnrollment, makeProgram, unique } from '../server/testing/factories'
import { makeLivelyProgram } from '../server/testing/lively-program'
import { expect, test as inherited } from './fixtures'
import { hearsKeys } from './forms'
import { END_TO_END } from './settings'

interface Fixtures {
  /** Signs the browser in as a new guest, by a name of their own. */
  guest: { id: string; name: string }
  /** Another browser, in which a demo person is signed in. */
  staff: (key: 'moderator' | 'admin') => Promise<Page>
}

const test = inherited.extend<Fixtures>({
  guest: async ({ database, signInAsNew }, use) => {
    const { id } = await signInAsNew('participant')
    const name = `Ximena ${unique()}`
    await database.update(users).set({ name, accountStatus: 'guest' }).where(eq(users.id, id))
    await use({ id, name })
  },
  staff: async ({ browser }, use) => {
    const opened: Page[] = []
    await use(async (key) => {
      const page = await otherBrowser(browser)
      opened.push(page)
      const response = await page.request.post('/api/auth/sign-in/demo', {
        data: { persona: key },
        headers: { origin: END_TO_END.origin },
      })
      expect(response.ok()).toBe(true)
      return page
    })
    for (const page of opened) await page.context().close()
  },
})

async function otherBrowser(browser: Browser) {
  const context = await browser.newContext({
    baseURL: END_TO_END.origin,
    locale: 'es-MX',
    timezoneId: 'America/Mexico_City',
    viewport: { width: 1280, height: 800 },
  })
  return context.newPage()
}

const part = (page: Page, name: string | RegExp) => page.getByRole('region', { name })
const missing = (page: Page) => part(page, 'Lo que te falta para ser miembro')

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

test('a guest hands in by keyboard alone, is asked for changes, and hands in again', async ({
  page,
  database,
  guest,
  staff,
}) => {
  test.slow()
  const { tasks } = await makeLivelyProgram(database, guest.id)
  const task = tasks[0]?.title ?? ''
  await page.goto('/dashboard')
  const article = page.getByRole('article', { name: task })
  await tabTo(page, `Entregar: ${task}`)
  await page.keyboard.press('Enter')
  await page.keyboard.type('https://example.com/uno')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Primera versión')
  await page.keyboard.press('Control+Enter')
  await expect(article.getByText('En revisión')).toBeVisible()

  const review = await staff('moderator')
  await review.goto(`/admin/deliverables?q=${encodeURIComponent(guest.name)}`)
  await expect(review.getByText('Primera versión')).toBeVisible()
  await hearsKeys(review)
  await review.keyboard.press('c')
  await review.keyboard.press('Control+Enter')
  await expect(review.getByText('Escribe qué debe saber la persona.')).toBeVisible()
  await review.keyboard.type('Falta el pie de página.')
  await review.keyboard.press('Escape')
  await review.keyboard.press('c')
  await expect(review.getByLabel('Lo que leerá la persona')).toHaveValue('Falta el pie de página.')
  await review.keyboard.press('Control+Enter')
  await expect(review.getByText('se pidieron cambios')).toBeVisible()

  await page.reload()
  await expect(article.getByText('Te piden cambios')).toBeVisible()
  await expect(article.getByText('Falta el pie de página.')).toBeVisible()
  await tabTo(page, `Entregar de nuevo: ${task}`)
  await page.keyboard.press('Enter')
  await expect(article.getByLabel('Texto', { exact: true })).toHaveValue('Primera versión')
  await page.keyboard.press('Tab')
  await page.keyboard.press('End')
  await page.keyboard.type(', con pie de página')
  await page.keyboard.press('Control+Enter')
  await expect(article.getByText('En revisión')).toBeVisible()

  await review.reload()
  await expect(review.getByText('Primera versión, con pie de página')).toBeVisible()
  await hearsKeys(review)
  await review.keyboard.press('r')
  await review.keyboard.type('No es tu trabajo.')
  await review.keyboard.press('Control+Enter')
  await expect(review.getByText('no se aprobó')).toBeVisible()
  await review.goto(`/admin/deliverables?status=rejected&q=${encodeURIComponent(guest.name)}`)
  await review.getByText('Historial: 4 pasos').click()
  await expect(review.getByText('Volvió a entregar')).toBeVisible()
})

/** Goes on with the Tab key until the control of that name has the focus. */
async function tabTo(page: Page, name: string) {
  const control = page.getByRole('button', { name })
  await expect(control).toBeVisible()
  for (let presses = 0; presses < 60; presses++) {
    if (await control.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`No way to ${name} by keyboard.`)
}

test('offline, what was typed stays and can be sent later', async ({
  page,
  context,
  database,
  guest,
  complaints,
}) => {
  complaints.expected.push(/ERR_INTERNET_DISCONNECTED|Failed to fetch/)
  const { tasks } = await makeLivelyProgram(database, guest.id, { past: 0, ahead: 0 })
  await page.goto('/dashboard')
  await expect(page.getByText('No hay sesiones programadas')).toBeVisible()
  await expect(missing(page).getByText('Te faltan 5 sesiones y por ahora no hay')).toBeVisible()
  await expect(part(page, 'Tu asistencia').getByText('Sin dato todavía')).toBeVisible()
  const article = page.getByRole('article', { name: tasks[0]?.title })
  await article.getByRole('button').click()
  await article.getByLabel('Texto', { exact: true }).fill('Escrito en el metro')
  await context.setOffline(true)
  await article.getByRole('button', { name: 'Enviar entrega' }).click()
  await expect(article.getByText('No hay conexión. Lo que escribiste sigue aquí')).toBeVisible()
  await context.setOffline(false)
  await article.getByRole('button', { name: 'Enviar entrega' }).click()
  await expect(article.getByText('En revisión')).toBeVisible()
})

test('the calendar address answers, is changed, and stops once it is taken away', async ({
  page,
  request,
  context,
  database,
  guest,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { sessions } = await makeLivelyProgram(database, guest.id)
  await page.goto('/dashboard')
  await page.getByRole('link', { name: 'Tener todas en mi calendario' }).click()
  await page.getByRole('button', { name: 'Crear mi dirección' }).click()
  const field = page.getByLabel('Dirección privada')
  const first = await field.inputValue()
  await page.getByRole('button', { name: 'Copiar' }).click()
  await expect(page.getByText('Dirección copiada')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(first)
  await expect(page.getByRole('link', { name: 'Abrir en mi app de calendario' })).toHaveAttribute(
    'href',
    /^webcal:/,
  )
  // Whoever asks has no session: a calendar program.
  const { pathname } = new URL(first)
  const feed = await request.get(pathname)
  expect(feed.headers()['content-type']).toContain('text/calendar')
  const text = await feed.text()
  for (const { title } of sessions) expect(text).toContain(`SUMMARY:${title}`)
  expect(text.match(/STATUS:CANCELLED/g)).toHaveLength(1)

  await page.getByRole('button', { name: 'Cambiar la dirección' }).click()
  await page.getByRole('button', { name: 'Sí, cambiarla' }).click()
  await expect(page.getByText('Esta es tu nueva dirección.')).toBeVisible()
  await expect(field).not.toHaveValue(first)
  const second = new URL(await field.inputValue()).pathname
  expect((await request.get(pathname)).status()).toBe(404)
  expect((await request.get(second)).status()).toBe(200)

  await page.getByRole('button', { name: 'Quitar la dirección' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Quitar la dirección' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText('La dirección ya no funciona.')).toBeVisible()
  expect((await request.get(second)).status()).toBe(404)
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

test('a visitor reads what a program is and asks for, and applies', async ({
  page,
  database,
  signInAsNew,
}) => {
  const { id } = await signInAsNew('participant')
  const { program, sessions } = await makeLivelyProgram(database, id, { deliverables: 2 })
  await page.context().clearCookies()
  await page.goto('/programs')
  await page.getByRole('link', { name: program.name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: program.name })).toBeVisible()
  await expect(page.getByText('Venir al menos a 5 sesiones')).toBeVisible()
  await expect(page.getByText('Que te aprueben 2 entregas')).toBeVisible()
  await expect(page.getByText(sessions[6]?.title ?? '')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Postularme' })).toHaveAttribute(
    'href',
    `/onboarding?program=${program.slug}`,
  )
})

test('downloads carry program and day in their name, and are for admins only', async ({
  page,
  request,
  database,
  signInAsNew,
  staff,
  complaints,
}) => {
  complaints.expected.push(/403/)
  const { id } = await signInAsNew('participant')
  const { program, key } = await makeLivelyProgram(database, id, { people: 3 })
  const admin = await staff('admin')
  await admin.goto(`/admin/programs/${program.id}`)
  await admin.getByRole('link', { name: 'Ver reporte' }).click()
  await expect(admin).toHaveURL(`/admin/reports?program=${program.id}`)
  const take = async (name: string) => {
    const [download] = await Promise.all([
      admin.waitForEvent('download'),
      admin.getByRole('link', { name }).click(),
    ])
    return download
  }
  const csv = await take('Descargar Personas en CSV')
  expect(csv.suggestedFilename()).toMatch(
    new RegExp(`^cosecha-people-taller-${key}-\\d{4}-\\d\\d-\\d\\d\\.csv$`),
  )
  const chunks: Buffer[] = []
  for await (const chunk of await csv.createReadStream()) chunks.push(Buffer.from(chunk))
  const text = Buffer.concat(chunks).toString('utf8')
  expect(text.charCodeAt(0)).toBe(0xfeff)
  expect(text).toContain(`Compañera ${key} 3`)
  const workbook = await take('Descargar Asistencia en Excel')
  expect(workbook.suggestedFilename()).toMatch(/^cosecha-attendance-taller-.*\.xlsx$/)
  await admin.goto('/admin/people')
  expect((await take('Descargar Personas en CSV')).suggestedFilename()).toMatch(
    /^cosecha-people-\d{4}-\d\d-\d\d\.csv$/,
  )

  // Where a workbook would be too large, the server sends here instead; what it sends is shown, not saved.
  const tooLarge = `/admin/reports/too-large?kind=attendance&program=${program.id}`
  await expect(
    admin.getByRole('link', { name: 'Descargar Personas en Excel' }),
  ).not.toHaveAttribute('download')
  await admin.goto(tooLarge)
  await expect(admin.getByRole('heading', { level: 1 })).toHaveText(/demasiadas filas para Excel/)
  expect((await take('Descargar Asistencia en CSV')).suggestedFilename()).toMatch(
    /^cosecha-attendance-taller-.*\.csv$/,
  )

  const address = `/api/export/people.csv?program=${program.id}`
  expect((await request.get(address)).status()).toBe(401)
  expect((await page.request.get(address)).status()).toBe(403)
  const moderator = await staff('moderator')
  expect((await moderator.request.get(address)).status()).toBe(403)
  for (const path of ['/admin/reports', tooLarge])
    expect((await moderator.goto(path))?.status()).toBe(403)
  await moderator.goto('/admin/attendance')
  await expect(moderator.getByRole('link', { name: /Descargar/ })).toHaveCount(0)
  expect((await page.goto('/admin/deliverables'))?.status()).toBe(403)
})
