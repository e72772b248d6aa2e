import type { Locator, Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { applications, users } from '../server/db/schema'
import { unique } from '../server/testing/factories'
import { GOAL } from '../server/testing/review'
import { expect, test } from './fixtures'

const SAVE = '**/api/trpc/applications.saveDraft**'

const next = (page: Page) => page.getByRole('button', { name: 'Continuar' }).click()
const at = (page: Page, step: string) => expect(page).toHaveURL(new RegExp(`/onboarding/${step}$`))
const step = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Pasos' }).getByRole('link', { name }).click()

/** From the profile to the last step. */
async function fillIn(page: Page, { username = `ana-${unique()}`, goal = GOAL } = {}) {
  await at(page, 'profile')
  await page.getByLabel('Nombre de usuario').fill(username)
  await expect(page.getByText(`${username} está disponible`)).toBeVisible()
  await next(page)
  await at(page, 'program')
  await page.getByRole('radio', { name: /Open/ }).check()
  await next(page)
  await at(page, 'goal')
  await page.getByLabel('Tu meta').fill(goal)
  await next(page)
  await at(page, 'handles')
  await next(page)
  await at(page, 'review')
  return username
}

test('from the first visit to an application that is edited, withdrawn and begun again', async ({
  page,
  database,
  signInAsNew,
  complaints,
}) => {
  // The name that is taken.
  complaints.expected.push(/409/)
  const person = await signInAsNew('participant')
  await page.goto('/')
  await page.getByRole('link', { name: 'Postularme', exact: true }).first().click()

  // Taken names are told while typing; what is right is told too.
  await at(page, 'profile')
  const taken = `beto-${unique()}`
  await database
    .insert(users)
    .values({ name: 'Beto', email: `${taken}@example.com`, username: taken })
  await page.getByLabel('Nombre de usuario').fill(taken)
  await expect(page.getByText(`${taken} ya está ocupado`)).toBeVisible()
  const username = `ana-${unique()}`
  await page.getByLabel('Nombre de usuario').fill(username.toUpperCase())
  await expect(page.getByText(`${username} está disponible`)).toBeVisible()
  await next(page)

  // Only what takes applications can be chosen; one must be.
  await at(page, 'program')
  await expect(page.getByRole('radio', { name: /DeFi-esta/ })).toBeDisabled()
  await expect(page.getByText('Fechas por anunciar').first()).toBeVisible()
  await next(page)
  await expect(page.getByText('Elige un programa que reciba solicitudes.')).toBeVisible()
  await page.getByRole('radio', { name: /Open/ }).check()
  await next(page)

  // A short goal says so and stays typed.
  await at(page, 'goal')
  await page.getByLabel('Tu meta').fill('  Aprender 👩🏽‍💻  ')
  await expect(page.getByTestId('goal-count')).toHaveText('13 de 280 caracteres')
  await next(page)
  await expect(page.getByText('Tu meta es muy corta')).toBeVisible()
  await at(page, 'goal')
  await expect(page.getByLabel('Tu meta')).toHaveValue('  Aprender 👩🏽‍💻  ')
  await expect(page.getByText('Borrador guardado')).toBeVisible()

  // Left in the middle, before it could be saved, it is there again: after a reload, after going back.
  await page.route(SAVE, () => {})
  await page.getByLabel('Tu meta').fill(GOAL)
  await page.reload({ waitUntil: 'commit' })
  await page.unroute(SAVE)
  await expect(page.getByLabel('Tu meta')).toHaveValue(GOAL)
  await page.getByRole('button', { name: 'Atrás' }).click()
  await at(page, 'program')
  await expect(page.getByRole('radio', { name: /Open/ })).toBeChecked()
  await page.goBack()
  await at(page, 'goal')
  await expect(page.getByText('Borrador guardado')).toBeVisible()
  await next(page)

  // Handles in any form, shown bare.
  await at(page, 'handles')
  await page.getByLabel('GitHub').fill('https://github.com/Ana-Prueba?tab=repos')
  await page.getByLabel('X (Twitter)').fill('@ana_prueba')
  await page.getByLabel('GitHub').focus()
  await expect(page.getByLabel('X (Twitter)')).toHaveValue('ana_prueba')
  await page.getByLabel('X (Twitter)').focus()
  await expect(page.getByLabel('GitHub')).toHaveValue('ana-prueba')
  await next(page)

  // Two taps, one application.
  await at(page, 'review')
  await page.getByRole('button', { name: 'Enviar solicitud' }).dblclick()
  await at(page, 'status')
  await expect(page.getByRole('heading', { name: 'Tu solicitud está en revisión' })).toBeVisible()
  await expect(page.getByText('La enviaste')).toHaveCount(1)
  const rows = await database.select().from(applications).where(eq(applications.userId, person.id))
  expect(rows).toMatchObject([
    {
      status: 'submitted',
      goal: GOAL,
      githubUsername: 'ana-prueba',
      twitterUsername: 'ana_prueba',
    },
  ])

  // An edit.
  await page.getByRole('link', { name: 'Corregir' }).click()
  await page.getByRole('link', { name: 'Cambiar Meta' }).click()
  const better = `${GOAL} Y publicarlo.`
  await page.getByLabel('Tu meta').fill(better)
  await next(page)
  await at(page, 'handles')
  await next(page)
  await at(page, 'review')
  await page.getByRole('button', { name: 'Guardar cambios' }).click()
  await at(page, 'status')
  await expect(page.getByText('La corregiste')).toBeVisible()
  await expect(page.getByText(better)).toBeVisible()

  // Withdrawn, and begun again with the text.
  await page.getByRole('button', { name: 'Retirar' }).click()
  await page.getByRole('button', { name: 'Sí, retirar' }).click()
  await expect(page.getByRole('heading', { name: 'Retiraste tu solicitud' })).toBeVisible()
  await page.getByRole('button', { name: 'Postularme de nuevo' }).click()
  await at(page, 'profile')
  await step(page, 'Meta')
  await expect(page.getByLabel('Tu meta')).toHaveValue(better)
  await step(page, 'Revisión')
  await page.getByRole('button', { name: 'Enviar solicitud' }).click()
  await at(page, 'status')
  await expect(page.getByRole('heading', { name: 'Tu solicitud está en revisión' })).toBeVisible()
})

/** The goal is saved, and nobody is blamed for it. */
async function isSavedAsOwn(page: Page, field: Locator) {
  await expect(field).toHaveValue(GOAL)
  await expect(page.getByText('Borrador guardado')).toBeVisible()
  await expect(page.getByText(/otro dispositivo o pestaña/)).toBeHidden()
}

test('a page that goes right after its text was saved takes it for no other device’s', async ({
  page,
  signInAsNew,
}) => {
  await signInAsNew('participant')
  await page.goto('/onboarding/goal')
  const field = page.getByLabel('Tu meta')
  await field.fill('Lo primero')
  await expect(page.getByText('Borrador guardado')).toBeVisible()
  // The save is answered; that the form is read anew, and the next save, never happen.
  const readAnew = page.waitForRequest(/applications\.mine/)
  await page.route('**/api/trpc/applications.mine**', () => {})
  await field.fill('Lo segundo')
  await readAnew
  await field.fill(GOAL)
  await page.reload({ waitUntil: 'commit' })
  await page.unrouteAll()
  await isSavedAsOwn(page, field)
})

test('a page that goes before its save is answered takes it for no other device’s either', async ({
  page,
  signInAsNew,
  complaints,
}) => {
  complaints.expected.push(/409/)
  await signInAsNew('participant')
  await page.goto('/onboarding/goal')
  const field = page.getByLabel('Tu meta')
  const saved = new Promise<void>((resolve) => {
    void page.route(SAVE, async (route) => {
      await route.fetch()
      resolve()
    })
  })
  await field.fill('Lo primero')
  await saved
  await field.fill(GOAL)
  await page.reload({ waitUntil: 'commit' })
  await page.unroute(SAVE)
  await isSavedAsOwn(page, field)
})

test('another device was faster: it is told, and both texts are there', async ({
  page,
  context,
  signInAsNew,
  complaints,
}) => {
  complaints.expected.push(/409|ERR_INTERNET_DISCONNECTED/)
  await signInAsNew('participant')
  await page.goto('/onboarding/goal')
  await page.getByLabel('Tu meta').fill('Lo primero')
  await expect(page.getByText('Borrador guardado')).toBeVisible()
  const here = page.getByLabel('Tu meta')
  const other = await context.newPage()
  await other.goto('/onboarding/goal')
  await expect(other.getByLabel('Tu meta')).toHaveValue('Lo primero')
  // Typed here on the ground of the older text; the connection comes back after the other device's.
  await context.setOffline(true)
  await here.fill('Lo de aquí')
  await expect(page.getByText('No hay conexión')).toBeVisible()
  await context.setOffline(false)
  await other.getByLabel('Tu meta').fill('Lo del otro')
  await expect(other.getByText('Borrador guardado')).toBeVisible()
  await page.getByRole('button', { name: 'Continuar' }).click()
  await expect(page.getByText(/otro dispositivo o pestaña/)).toBeVisible()
  await expect(page.getByText('Lo del otro', { exact: true })).toBeVisible()
  await expect(here).toHaveValue('Lo de aquí')
  await page.getByRole('button', { name: 'Quedarme con lo de aquí' }).click()
  await expect(page.getByText('Borrador guardado')).toBeVisible()
  await other.reload()
  await expect(other.getByLabel('Tu meta')).toHaveValue('Lo de aquí')
})

test('a visitor who taps "apply" on a card signs in and comes back to it', async ({ page }) => {
  await page.goto('/programs')
  await page.getByRole('link', { name: 'Postularme a Open' }).click()
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await page.getByRole('button', { name: /Administración/ }).click()
  await at(page, 'profile')
  await step(page, 'Programa')
  await expect(page.getByRole('radio', { name: /Open/ })).toBeChecked()
})

test('a request for changes is answered; after a rejection one reads why and applies again', async ({
  page,
  database,
  signInAsNew,
}) => {
  const person = await signInAsNew('participant')
  await page.goto('/onboarding')
  await fillIn(page)
  await page.getByRole('button', { name: 'Enviar solicitud' }).click()
  await at(page, 'status')

  const mine = eq(applications.userId, person.id)
  const feedback = 'Cuéntanos qué quieres construir.'
  await database.update(applications).set({ status: 'changes_requested', feedback }).where(mine)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Te pedimos un cambio' })).toBeVisible()
  await expect(page.getByText(feedback)).toBeVisible()
  await page.getByRole('link', { name: 'Responder y corregir' }).click()
  await expect(page.getByText(feedback)).toBeVisible()
  await page.getByRole('link', { name: 'Cambiar Meta' }).click()
  const better = `${GOAL} Una tienda.`
  await page.getByLabel('Tu meta').fill(better)
  await next(page)
  await at(page, 'handles')
  await next(page)
  await at(page, 'review')
  await page.getByRole('button', { name: 'Enviar solicitud' }).click()
  await at(page, 'status')
  await expect(page.getByText('La enviaste con los cambios')).toBeVisible()

  await database
    .update(applications)
    .set({
      status: 'rejected',
      reasonCode: 'full',
      feedback: 'Vuelve en enero.',
      decidedAt: new Date(),
    })
    .where(mine)
  await page.reload()
  await expect(page.getByText('No hay lugares disponibles')).toBeVisible()
  await expect(page.getByText('Vuelve en enero.')).toBeVisible()
  await page.getByRole('button', { name: 'Postularme de nuevo' }).click()
  await at(page, 'profile')
  await step(page, 'Meta')
  await expect(page.getByLabel('Tu meta')).toHaveValue(better)
})
