import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { clickAwake } from './forms'
import { mailedCode, mailsTo } from './mail'
import { END_TO_END } from './settings'

const newAddress = () => `nueva-${randomUUID().slice(0, 8)}@example.com`

async function askForCode(page: Page, address: string) {
  await page.goto('/sign-in')
  await page.getByLabel('Correo electrónico').fill(address)
  await clickAwake(page.getByRole('button', { name: 'Enviar código' }))
  await expect(page.getByLabel('Código de 6 dígitos')).toBeVisible()
}

test('by a code that is mailed', async ({ page, complaints }) => {
  complaints.expected.push(/400/)
  const address = newAddress()
  await askForCode(page, address.toUpperCase())
  const code = await mailedCode(address)
  const [mail, ...more] = await mailsTo(address)
  expect(more).toEqual([])
  expect(mail?.subject).toContain(code)
  expect(mail?.text).toContain('10 minutos')

  // The sixth digit sends it.
  await page.getByLabel('Código de 6 dígitos').fill(code === '000000' ? '111111' : '000000')
  await expect(page.getByText('Ese código no es correcto')).toBeVisible()
  await page.getByLabel('Código de 6 dígitos').fill(code)
  await expect(page.getByRole('heading', { name: /Hola/ })).toBeVisible()
})

test.describe('in local mode', () => {
  test.use({ baseURL: END_TO_END.local.origin })

  test('the code is read in the local mailbox', async ({ page, context }) => {
    const address = newAddress()
    await askForCode(page, address)
    const mailbox = await context.newPage()
    await mailbox.goto('/mailbox')
    const mail = mailbox.getByRole('listitem').filter({ hasText: address })
    const code = /\b\d{6}\b/.exec((await mail.textContent()) ?? '')?.[0] ?? ''
    await page.getByLabel('Código de 6 dígitos').fill(code)
    await expect(page.getByRole('heading', { name: /Hola/ })).toBeVisible()
  })
})

test('where mails are really sent there is no mailbox to read', async ({ page, complaints }) => {
  complaints.expected.push(/404/)
  expect((await page.goto('/mailbox'))?.status()).toBe(404)
})

test('an address that is none is told so and stays typed', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByLabel('Correo electrónico').fill('no-es-un-correo')
  await clickAwake(page.getByRole('button', { name: 'Enviar código' }))
  await expect(page.getByText('Escribe un correo completo')).toBeVisible()
  await expect(page.getByLabel('Correo electrónico')).toHaveValue('no-es-un-correo')
})

test('never leads to another site', async ({ page }) => {
  await page.goto('/sign-in?next=https://evil.example/')
  await clickAwake(page.getByRole('button', { name: /Moderación/ }))
  await page.waitForURL((url) => url.pathname !== '/sign-in')
  expect(new URL(page.url()).hostname).toBe('127.0.0.1')
})

test('signing out ends it', async ({ page, signInAs }) => {
  await signInAs('moderator')
  await page.goto('/')
  await page.getByRole('button', { name: /Menú|Cuenta/ }).click()
  await clickAwake(page.getByRole('button', { name: 'Salir' }))
  await expect(page.getByRole('link', { name: 'Entrar' }).first()).toBeVisible()
  await page.goto('/admin/attendance')
  await expect(page).toHaveURL(/\/sign-in/)
})
