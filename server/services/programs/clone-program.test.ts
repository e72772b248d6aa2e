import { beforeAll, expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { createSeriesInput } from '../../../domain/activity-forms'
import { cloneProgramInput, createProgramInput } from '../../../domain/program-forms'
import { seriesDays } from '../../../domain/series'
import { localTime } from '../../../domain/time'
import { db } from '../../db/client'
import { activities, activitySeries } from '../../db/schema'
import { linkActivity, makeActivity, makeUser } from '../../testing/factories'
import { aProgram, aSeries } from '../../testing/forms'
import { refusalOf } from '../../testing/refusal'
import { useTestDatabase } from '../../testing/test-database'
import type { ServiceContext } from '../context'
import { cloneProgram } from './clone-program'
import { createProgram } from './create-program'
import { createSeries } from './create-series'
import { getProgram } from './get-program'
import { reorderActivities } from './reorder-activities'

useTestDatabase()

let ctx: ServiceContext
beforeAll(async () => {
  ctx = { db, actor: await makeUser(db, { role: 'admin' }), now: new Date('2026-11-22T18:00:00Z') }
})

const ZONE = 'America/Tijuana'
const clone = (programId: string, given: object = {}) =>
  cloneProgram(ctx, cloneProgramInput.parse({ programId, name: aProgram().name, ...given }))

/** Three Tuesdays (the second cancelled) and an optional deliverable put last; 2 to 30 March 2027. */
async function makeSource() {
  const form = { ...aProgram(), programType: 'cohort', timeZone: ZONE, accent: 'teal' }
  const dates = { startDay: '2027-03-02', lastDay: '2027-03-30' }
  const { programId } = await createProgram(ctx, createProgramInput.parse({ ...form, ...dates }))
  const rule = { startsOn: '2027-03-02', timeZone: ZONE, end: { count: 3 } }
  const { activityIds } = await createSeries(
    ctx,
    createSeriesInput.parse({ ...aSeries(rule), programIds: [programId] }),
  )
  const [, second] = activityIds
  await db
    .update(activities)
    .set({ status: 'cancelled', cancelReason: 'Puente' })
    .where(eq(activities.id, second ?? ''))
  const work = await makeActivity(db, {
    kind: 'deliverable',
    title: 'Entrega',
    timeZone: ZONE,
    startsAt: new Date('2027-03-01T08:00:00Z'),
    endsAt: new Date('2027-03-28T06:59:00Z'),
    status: 'draft',
  })
  await linkActivity(db, programId, work.id, { isRequired: false })
  await reorderActivities(ctx, { programId, activityIds: [...activityIds, work.id] })
  return { programId, activityIds }
}

test('moves everything by days, at the same local times, in the same order', async () => {
  const source = await makeSource()
  const copied = await clone(source.programId, { startDay: '2027-10-12' })
  const copy = await getProgram(ctx, copied)
  expect(copy.form).toMatchObject({
    startDay: '2027-10-12',
    lastDay: '2027-11-09',
    timeZone: ZONE,
    accent: 'teal',
    programType: 'cohort',
  })
  expect(copy.state).toBe('inactive')
  const shown = copy.activities.map((one) => [
    one.title,
    one.isRequired,
    one.status,
    localTime(one.startsAt, ZONE),
    localTime(one.endsAt, ZONE),
  ])
  expect(shown).toEqual([
    ['Taller', true, 'scheduled', '2027-10-12T19:00', '2027-10-12T21:00'],
    ['Taller', true, 'scheduled', '2027-10-26T19:00', '2027-10-26T21:00'],
    ['Entrega', false, 'draft', '2027-10-11T00:00', '2027-11-06T23:59'],
  ])
})

test('the copies are activities of their own, in a series of their own', async () => {
  const source = await makeSource()
  const copied = await clone(source.programId, { startDay: '2027-03-03' })
  const { activities: copies } = await getProgram(ctx, copied)
  expect(copies.filter(({ id }) => source.activityIds.includes(id))).toEqual([])
  const seriesId = copies[0]?.seriesId ?? ''
  const [series] = await db.select().from(activitySeries).where(eq(activitySeries.id, seriesId))
  if (!series) throw new Error('The copies have no series.')
  // A day later they are Wednesdays, without the one that was cancelled.
  expect(series.rule.weekdays).toEqual([3])
  expect(seriesDays(series.rule)).toEqual(['2027-03-03', '2027-03-17'])
  expect(copies.slice(0, 2).map(({ seriesDay }) => seriesDay)).toEqual(['2027-03-03', '2027-03-17'])
  const original = await getProgram(ctx, source)
  expect(original.activities).toHaveLength(4)
})

test('without a first day it has no dates, and its activities stand where they stood', async () => {
  const source = await makeSource()
  const copy = await getProgram(ctx, await clone(source.programId))
  expect(copy.form).toMatchObject({ startDay: null, lastDay: null })
  expect(localTime(copy.activities[0]?.startsAt ?? new Date(0), ZONE)).toBe('2027-03-02T19:00')
})

test('of a program without dates, the first activity is put on the first day', async () => {
  const { programId } = await createProgram(ctx, createProgramInput.parse(aProgram()))
  const session = await makeActivity(db, {
    timeZone: ZONE,
    startsAt: new Date('2027-03-03T03:00:00Z'),
  })
  await linkActivity(db, programId, session.id)
  const copy = await getProgram(ctx, await clone(programId, { startDay: '2027-06-01' }))
  expect(localTime(copy.activities[0]?.startsAt ?? new Date(0), ZONE)).toBe('2027-06-01T19:00')
  expect(copy.form.lastDay).toBeNull()
})

test('needs a name of its own', async () => {
  const source = await makeSource()
  const { form } = await getProgram(ctx, source)
  expect(await refusalOf(clone(source.programId, { name: form.name }))).toBe('NAME_TAKEN')
})
