import { expect, test } from 'bun:test'
import { DAY } from '../../../domain/durations'
import { db } from '../../db/client'
import { linkActivity, makeActivity, makeProgram, unique } from '../../testing/factories'
import { refusalOf } from '../../testing/refusal'
import { useTestDatabase } from '../../testing/test-database'
import { getProgramPage } from './get-program-page'

useTestDatabase()

const now = new Date('2026-10-15T18:00:00Z')
const read = (program: string) => getProgramPage({ db, now }, { program })

test('by id or by its name in URLs: what it asks, and how much of it counts, by number only', async () => {
  const slug = `taller-${unique()}`
  const program = await makeProgram(db, {
    slug,
    programType: 'cohort',
    startDate: now,
    endDate: new Date(now.getTime() + 30 * DAY),
    promotionRule: { minPresent: 3, minRate: 0.8 },
  })
  const link = async (given: Parameters<typeof makeActivity>[1], isRequired = true) =>
    linkActivity(db, program.id, (await makeActivity(db, given)).id, { isRequired })
  await link({ title: 'Secreta', link: 'https://example.com/sala' })
  await link({ status: 'cancelled' })
  await link({ status: 'draft' })
  await link({}, false)
  await link({ kind: 'deliverable' })
  await link({ kind: 'deliverable', status: 'draft' })

  const page = await read(slug)
  expect(page).toMatchObject({
    id: program.id,
    name: program.name,
    takesApplications: true,
    rule: { minPresent: 3, minRate: 0.8 },
    sessions: 1,
    deliverables: 1,
  })
  expect(JSON.stringify(page)).not.toMatch(/Secreta|example\.com/)
  expect(await read(program.id)).toEqual(page)
})

test('an inactive one, and none at all: NOT_FOUND', async () => {
  const inactive = await makeProgram(db, { isActive: false })
  for (const name of [inactive.id, 'no-hay', crypto.randomUUID()])
    expect(await refusalOf(read(name))).toBe('NOT_FOUND')
})
