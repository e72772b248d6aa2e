import { beforeAll, describe, expect, test } from 'bun:test'
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import {
  createActivityInput,
  createSeriesInput,
  linkActivitiesInput,
} from '../../../domain/activity-forms'
import { db } from '../../db/client'
import { activities, programActivities } from '../../db/schema'
import { makeActivity, makeProgram } from '../../testing/factories'
import { anActivity, aSeries } from '../../testing/forms'
import { refusalOf } from '../../testing/refusal'
import { findActivity, makeAdminContext, sessionsOf } from '../../testing/schedule'
import { useTestDatabase } from '../../testing/test-database'
import type { ServiceContext } from '../context'
import { createActivity } from './create-activity'
import { createSeries } from './create-series'
import { getProgram } from './get-program'
import { linkActivities } from './link-activities'
import { reorderActivities } from './reorder-activities'
import { setRequired } from './set-required'
import { unlinkActivity } from './unlink-activity'

useTestDatabase()

let ctx: ServiceContext
beforeAll(async () => {
  ctx = await makeAdminContext(db)
})

const link = (programId: string, activityIds: string[], given: object = {}) =>
  linkActivities(ctx, linkActivitiesInput.parse({ programId, activityIds, ...given }))
const orderOf = async (programId: string) =>
  (await getProgram(ctx, { programId })).activities.map(({ id }) => id)

/** A program with three sessions, made in the order they take place. */
async function makeThree() {
  const { id: programId } = await makeProgram(db)
  const ids: string[] = []
  for (const day of [1, 2, 3])
    ids.push((await makeActivity(db, { startsAt: new Date(`2026-12-0${day}T18:00:00Z`) })).id)
  await link(programId, ids)
  const [first = '', second = '', third = ''] = ids
  return { programId, first, second, third }
}

describe('a new activity', () => {
  test('is part of the programs named, required, at its own local time', async () => {
    const programIds = [(await makeProgram(db)).id, (await makeProgram(db)).id]
    const input = createActivityInput.parse({ ...anActivity(), link: ' ', programIds })
    const { activityId, version } = await createActivity(ctx, input)
    const row = await findActivity(db, activityId)
    expect(row.startsAt.toISOString()).toBe('2026-12-02T01:00:00.000Z')
    expect(row).toMatchObject({ status: 'scheduled', link: null, sequence: 0, version })
    const links = await db
      .select()
      .from(programActivities)
      .where(eq(programActivities.activityId, activityId))
    expect(links.map(({ programId }) => programId).sort()).toEqual(programIds.sort())
    expect(links.every(({ isRequired }) => isRequired)).toBe(true)
  })

  test('of an unknown program is not made at all', async () => {
    const title = `Suelta ${randomUUID()}`
    const input = createActivityInput.parse({ ...anActivity(), title, programIds: [randomUUID()] })
    expect(await refusalOf(createActivity(ctx, input))).toBe('NOT_FOUND')
    expect(await db.$count(activities, eq(activities.title, title))).toBe(0)
  })
})

test('a series makes its sessions, two days skipped, each with its day', async () => {
  const { id: programId } = await makeProgram(db)
  const rule = { skipped: ['2026-12-22', '2026-12-29'] }
  const input = createSeriesInput.parse({ ...aSeries(rule), programIds: [programId] })
  const { seriesId, activityIds } = await createSeries(ctx, input)
  const rows = await sessionsOf(db, seriesId)
  expect(rows).toHaveLength(12)
  expect(rows.map(({ seriesDay }) => seriesDay).slice(2, 5)).toEqual([
    '2026-12-15',
    '2027-01-05',
    '2027-01-12',
  ])
  expect(rows.map(({ id }) => id)).toEqual(activityIds)
  expect(rows[0]).toMatchObject({ kind: 'session', title: 'Taller', location: 'Sala 1' })
  expect(await orderOf(programId)).toEqual(activityIds)
})

describe('linking', () => {
  test('again changes nothing', async () => {
    const { programId, first } = await makeThree()
    await setRequired(ctx, { programId, activityId: first, isRequired: false })
    expect(await link(programId, [first])).toEqual({ linked: 0 })
    const { activities: linked } = await getProgram(ctx, { programId })
    expect(linked.map(({ isRequired }) => isRequired)).toEqual([false, true, true])
  })

  test('refuses what is not there', async () => {
    const { programId, first } = await makeThree()
    expect(await refusalOf(link(programId, [first, randomUUID()]))).toBe('NOT_FOUND')
    expect(await refusalOf(link(randomUUID(), [first]))).toBe('NOT_FOUND')
    const stranger = { programId, activityId: randomUUID() }
    expect(await refusalOf(unlinkActivity(ctx, stranger))).toBe('NOT_FOUND')
    expect(await refusalOf(setRequired(ctx, { ...stranger, isRequired: true }))).toBe('NOT_FOUND')
  })

  test('is undone without deleting', async () => {
    const { programId, first, second, third } = await makeThree()
    await unlinkActivity(ctx, { programId, activityId: second })
    expect(await orderOf(programId)).toEqual([first, third])
    expect((await findActivity(db, second)).id).toBe(second)
  })
})

describe('the order', () => {
  test('is by time until somebody puts it; what comes later goes to the end', async () => {
    const { programId, first, second, third } = await makeThree()
    expect(await orderOf(programId)).toEqual([first, second, third])
    await reorderActivities(ctx, { programId, activityIds: [third, first, second] })
    const early = await makeActivity(db, { startsAt: new Date('2026-11-01T18:00:00Z') })
    await link(programId, [early.id])
    expect(await orderOf(programId)).toEqual([third, first, second, early.id])
  })

  test('of another program stays', async () => {
    const { programId, first, second, third } = await makeThree()
    const { id: other } = await makeProgram(db)
    await link(other, [first, second, third])
    await reorderActivities(ctx, { programId: other, activityIds: [second, third, first] })
    expect(await orderOf(programId)).toEqual([first, second, third])
  })

  test('must name each activity of the program, and no other, once', async () => {
    const { programId, first, second, third } = await makeThree()
    const foreign = (await makeActivity(db)).id
    const wrong = [
      [first, second],
      [first, second, third, foreign],
      [first, second, foreign],
      [first, second, third, third],
      [first, second, second],
    ]
    for (const activityIds of wrong)
      expect(await refusalOf(reorderActivities(ctx, { programId, activityIds }))).toBe(
        'ORDER_OUTDATED',
      )
    expect(await orderOf(programId)).toEqual([first, second, third])
  })

  test('two at once leave one of the two', async () => {
    const { programId, first, second, third } = await makeThree()
    const orders = [
      [third, second, first],
      [second, first, third],
    ]
    await Promise.all(
      orders.map((activityIds) => reorderActivities(ctx, { programId, activityIds })),
    )
    expect(orders).toContainEqual(await orderOf(programId))
  })
})
