import { makeLivelyProgram } from '../server/testing/lively-program'
import { hearsKeys, tabTo } from './forms'
import { expect, missing, part, test } from './guest-fixtures'

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
  await tabTo(page, page.getByRole('button', { name: `Entregar: ${task}` }))
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
  await tabTo(page, page.getByRole('button', { name: `Entregar de nuevo: ${task}` }))
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
