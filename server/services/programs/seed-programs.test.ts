import { beforeEach, expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { SEED_PROGRAMS } from '../../../domain/seed-programs'
import { db } from '../../db/client'
import { programs } from '../../db/schema/programs'
import { makeProgram } from '../../testing/factories'
import { useTestDatabase } from '../../testing/test-database'
import { seedPrograms } from './seed-programs'

useTestDatabase()
beforeEach(async () => {
  await db.delete(programs)
})

const seed = async () =>
  (await seedPrograms({ db, actor: null, now: new Date() })).map(({ outcome }) => outcome)
const all = () => db.select().from(programs).orderBy(programs.slug)

test('adds the three programs, active, with their texts', async () => {
  expect(await seed()).toEqual(['added', 'added', 'added'])
  expect(await all()).toMatchObject(
    SEED_PROGRAMS.map((program) => ({
      ...program,
      isActive: true,
      startDate: null,
      endDate: null,
    })),
  )
  expect(SEED_PROGRAMS.map(({ name, programType }) => `${name} ${programType}`)).toEqual([
    'De Cero a Chamba cohort',
    'DeFi-esta cohort',
    'Open evergreen',
  ])
})

test('twice leaves three, also after one was renamed, edited and deactivated', async () => {
  await seed()
  const edit = { name: 'De Cero a Chamba 2', description: 'Otra.', isActive: false }
  await db.update(programs).set(edit).where(eq(programs.slug, 'de-cero-a-chamba'))
  const before = await all()
  expect(await seed()).toEqual(['kept', 'kept', 'kept'])
  expect(await all()).toEqual(before)
})

test('a program of that name from before slugs existed gets the slug and nothing else', async () => {
  const old = await makeProgram(db, { name: 'Open', description: 'La de antes.' })
  expect(await seed()).toEqual(['added', 'added', 'adopted'])
  const [open] = await db.select().from(programs).where(eq(programs.slug, 'open'))
  expect(open).toEqual({ ...old, slug: 'open', updatedAt: expect.any(Date) })
  expect(await all()).toHaveLength(3)
})

test('adds a deleted one again', async () => {
  await seed()
  await db.delete(programs).where(eq(programs.slug, 'defi-esta'))
  expect(await seed()).toEqual(['kept', 'added', 'kept'])
})

test('refuses when another program bears the name, and adds nothing then', async () => {
  await makeProgram(db, { name: 'Open', slug: 'something-else' })
  await expect(seed()).rejects.toThrow(/"Open" \(slug open\) cannot be added/)
  expect(await all()).toHaveLength(1)
})

test('two at once leave three', async () => {
  const outcomes = (await Promise.all([seed(), seed(), seed()])).flat()
  expect(outcomes.filter((outcome) => outcome === 'added')).toHaveLength(3)
  expect(await all()).toHaveLength(3)
})
