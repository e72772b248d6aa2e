import { makeLivelyProgram } from '../server/testing/lively-program'
import { expect, test } from './guest-fixtures'

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
