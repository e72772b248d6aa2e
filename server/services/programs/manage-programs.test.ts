import { beforeAll, describe, expect, test } from 'bun:test'
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { createProgramInput, updateProgramInput } from '../../../domain/program-forms'
import { db } from '../../db/client'
import { activities, programActivities, programs } from '../../db/schema'
import {
  linkActivity,
  makeActivity,
  makeApplication,
  makeEnrollment,
  makeProgram,
  makeUser,
} from '../../testing/factories'
import { aProgram } from '../../testing/forms'
import { refusalOf } from '../../testing/refusal'
import { somebodyWaits } from '../../testing/somebody-waits'
import { useTestDatabase } from '../../testing/test-database'
import type { ServiceContext } from '../context'
import { createProgram } from './create-program'
import { deleteProgram } from './delete-program'
import { getProgram } from './get-program'
import { seedPrograms } from './seed-programs'
import { setProgramActive } from './set-program-active'
import { updateProgram } from './update-program'

useTestDatabase()

let ctx: ServiceContext
beforeAll(async () => {
  ctx = { db, actor: await makeUser(db, { role: 'admin' }), now: new Date('2026-11-22T18:00:00Z') }
})

const create = (given: object = {}) =>
  createProgram(ctx, createProgramInput.parse({ ...aProgram(), ...given }))
const read = async (programId: string) => {
  const [row] = await db.select().from(programs).where(eq(programs.id, programId))
  if (!row) throw new Error('There is no such program.')
  return row
}
const update = (programId: string, changes: object, seen: object) =>
  updateProgram(ctx, updateProgramInput.parse({ programId, changes, seen }))

const COHORT = {
  programType: 'cohort',
  startDay: '2027-03-01',
  lastDay: '2027-05-30',
  timeZone: 'America/Tijuana',
}

describe('a new program', () => {
  test('has its days as instants of its own time zone, the end after the last one', async () => {
    const { programId } = await create(COHORT)
    const { startDate, endDate } = await read(programId)
    // Before and after the clock change of 14 March.
    expect(startDate?.toISOString()).toBe('2027-03-01T08:00:00.000Z')
    expect(endDate?.toISOString()).toBe('2027-05-31T07:00:00.000Z')
    const { form, state, takesApplications } = await getProgram(ctx, { programId })
    expect(form).toMatchObject({ startDay: '2027-03-01', lastDay: '2027-05-30' })
    expect({ state, takesApplications }).toEqual({ state: 'upcoming', takesApplications: true })
  })

  test('of a cohort takes no applications before it has both dates; an evergreen one does', async () => {
    const cohort = await create({ programType: 'cohort', startDay: '2027-03-01' })
    const open = await create()
    expect(await getProgram(ctx, cohort)).toMatchObject({
      state: 'undated',
      takesApplications: false,
    })
    expect(await getProgram(ctx, open)).toMatchObject({ state: 'running', takesApplications: true })
  })

  test('has a name nobody else has, and an address of its own', async () => {
    const name = `Ñandú & Café ${randomUUID().slice(0, 4)}`
    const { slug } = await create({ name })
    expect(slug).toMatch(/^nandu-cafe-[0-9a-f]{4}$/)
    expect(await refusalOf(create({ name: `  ${name} ` }))).toBe('NAME_TAKEN')
    expect((await create({ name: `${name}!` })).slug).toBe(`${slug}-2`)
  })

  test('never takes the address of a seed program', async () => {
    expect((await create({ name: 'Open?' })).slug).toBe('open-2')
  })
})

describe('editing', () => {
  test('writes only what was changed', async () => {
    const { programId } = await create(COHORT)
    const { changed } = await update(
      programId,
      { description: 'Otra.', accent: 'leaf', startDay: '2027-03-01' },
      { description: 'Un programa.', accent: 'clay' },
    )
    expect(changed).toEqual(['description', 'accent'])
    const row = await read(programId)
    expect(row).toMatchObject({ description: 'Otra.', accent: 'leaf', programType: 'cohort' })
    expect(row.startDate?.toISOString()).toBe('2027-03-01T08:00:00.000Z')
  })

  test('of different fields by two admins keeps both; of the same field tells the second', async () => {
    const { programId } = await create()
    await update(programId, { description: 'Una.' }, { description: 'Un programa.' })
    const rule = { minPresent: 3, minRate: 0.5 }
    const seen = { promotionRule: { minRate: 0.7, minPresent: 5 } }
    await update(programId, { promotionRule: rule }, seen)
    expect(await read(programId)).toMatchObject({ description: 'Una.', promotionRule: rule })
    const late = update(programId, { description: 'Dos.' }, { description: 'Un programa.' })
    expect(await refusalOf(late)).toBe('CONFLICT')
    expect((await read(programId)).description).toBe('Una.')
  })

  test('keeps the days when the time zone changes', async () => {
    const { programId } = await create(COHORT)
    await update(programId, { timeZone: 'Europe/Madrid' }, { timeZone: 'America/Tijuana' })
    const { startDate, endDate } = await read(programId)
    expect(startDate?.toISOString()).toBe('2027-02-28T23:00:00.000Z')
    expect(endDate?.toISOString()).toBe('2027-05-30T22:00:00.000Z')
  })

  test('takes dates away, and refuses an end before the start', async () => {
    const { programId } = await create(COHORT)
    const seen = { startDay: '2027-03-01', lastDay: '2027-05-30' }
    expect(await refusalOf(update(programId, { lastDay: '2027-02-01' }, seen))).toBe(
      'INVALID_TIMES',
    )
    await update(programId, { startDay: null, lastDay: null }, seen)
    expect(await read(programId)).toMatchObject({ startDate: null, endDate: null })
  })

  test('refuses a name somebody has, and an unknown program', async () => {
    const { programId } = await create()
    const other = await makeProgram(db)
    const { name } = await read(programId)
    expect(await refusalOf(update(programId, { name: other.name }, { name }))).toBe('NAME_TAKEN')
    expect(await refusalOf(update(randomUUID(), {}, {}))).toBe('NOT_FOUND')
  })
})

test('deactivating closes a program, activating opens it again', async () => {
  const { programId } = await create()
  await setProgramActive(ctx, { programId, isActive: false })
  expect(await getProgram(ctx, { programId })).toMatchObject({
    state: 'inactive',
    takesApplications: false,
  })
  await setProgramActive(ctx, { programId, isActive: true })
  expect((await getProgram(ctx, { programId })).state).toBe('running')
})

describe('deleting', () => {
  const remove = (programId: string) => refusalOf(deleteProgram(ctx, { programId }))

  test('takes a program nobody came to; its activities stay', async () => {
    const { programId } = await create()
    const activity = await makeActivity(db)
    await linkActivity(db, programId, activity.id)
    expect(await remove(programId)).toBeNull()
    expect(await db.$count(programs, eq(programs.id, programId))).toBe(0)
    expect(await db.$count(activities, eq(activities.id, activity.id))).toBe(1)
    expect(await db.$count(programActivities, eq(programActivities.programId, programId))).toBe(0)
    expect(await remove(programId)).toBe('NOT_FOUND')
  })

  test('is refused with an enrollment, also a past one, and with an application', async () => {
    const { id } = await makeUser(db)
    const enrolled = await create()
    await makeEnrollment(db, id, enrolled.programId, { enrollmentStatus: 'dropped' })
    const applied = await create()
    await makeApplication(db, id, { programId: applied.programId })
    expect(await remove(enrolled.programId)).toBe('PROGRAM_HAS_PEOPLE')
    expect(await remove(applied.programId)).toBe('PROGRAM_HAS_PEOPLE')
    expect(await db.$count(programs, eq(programs.id, enrolled.programId))).toBe(1)
  })

  test('never takes a seed program, whatever it is called', async () => {
    await seedPrograms({ ...ctx, actor: null })
    const [seeded] = await db
      .update(programs)
      .set({ name: 'Renombrado' })
      .where(eq(programs.slug, 'defi-esta'))
      .returning()
    expect(await remove(seeded?.id ?? '')).toBe('SEED_PROGRAM')
  })

  test('waits for somebody who is just being enrolled', async () => {
    const { programId } = await create()
    const { id } = await makeUser(db)
    let removal: Promise<unknown> = Promise.resolve()
    await db.transaction(async (tx) => {
      await makeEnrollment(tx, id, programId)
      removal = remove(programId)
      await somebodyWaits(db)
    })
    expect(await removal).toBe('PROGRAM_HAS_PEOPLE')
  })
})
