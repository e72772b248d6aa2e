import { makeLivelyProgram } from '../server/testing/lively-program'
import { expect, test } from './fixtures'

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
