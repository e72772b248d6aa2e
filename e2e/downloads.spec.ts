import { makeLivelyProgram } from '../server/testing/lively-program'
import { expect, test } from './guest-fixtures'

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
  await admin.goto(`/admin/reports?program=${program.id}`)
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

  const address = `/api/export/people.csv?program=${program.id}`
  expect((await request.get(address)).status()).toBe(401)
  expect((await page.request.get(address)).status()).toBe(403)
  const moderator = await staff('moderator')
  expect((await moderator.request.get(address)).status()).toBe(403)
  expect((await moderator.goto('/admin/reports'))?.status()).toBe(403)
  await moderator.goto('/admin/attendance')
  await expect(moderator.getByRole('link', { name: /Descargar/ })).toHaveCount(0)
  expect((await page.goto('/admin/deliverables'))?.status()).toBe(403)
})
