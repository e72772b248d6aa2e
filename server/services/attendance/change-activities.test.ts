import { describe, expect, test } from 'bun:test'
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { cancelActivitiesInput, updateActivityInput } from '../../../domain/activity-forms'
import { seriesDays } from '../../../domain/series'
import { db } from '../../db/client'
import { activities, attendanceRecords, programActivities } from '../../db/schema'
import { makeActivity, makeRecord, makeUser } from '../../testing/factories'
import { refusalOf } from '../../testing/refusal'
import { findActivity, mailKeysOf, makeSchedule, ruleOf } from '../../testing/schedule'
import { somebodyWaits } from '../../testing/somebody-waits'
import { useTestDatabase } from '../../testing/test-database'
import type { ServiceContext } from '../context'
import { cancelActivities } from './cancel-activities'
import { deleteActivities } from './delete-activities'
import { restoreActivity } from './restore-activity'
import { updateActivity } from './update-activity'

useTestDatabase()

const update = (ctx: ServiceContext, activityId: string, changes: object, version = 1) =>
  updateActivity(ctx, updateActivityInput.parse({ activityId, version, changes }))
const cancel = (ctx: ServiceContext, ids: string[], version = 1) =>
  cancelActivities(
    ctx,
    cancelActivitiesInput.parse({
      activities: ids.map((activityId) => ({ activityId, version })),
      reason: ' Se fue la luz. ',
    }),
  )
const remove = (ctx: ServiceContext, ids: string[], version = 1) =>
  deleteActivities(ctx, { activities: ids.map((activityId) => ({ activityId, version })) })

/** One session ahead, with two people expected. */
async function makeOne() {
  const made = await makeSchedule(db, { rule: { end: { count: 1 } } })
  return { ...made, id: made.activityIds[0] ?? '', person: made.people[0]?.id ?? '' }
}

describe('a change of one', () => {
  test('of its time tells those expected, once, and counts as a new sequence', async () => {
    const { ctx, id, people } = await makeOne()
    const times = { startsLocal: '2026-12-02T18:00', endsLocal: '2026-12-02T20:00' }
    const result = await update(ctx, id, times)
    expect(result).toEqual({ activityId: id, version: 2, changed: 1, moved: 1, mails: 2 })
    const row = await findActivity(db, id)
    expect(row).toMatchObject({ sequence: 1, version: 2, seriesDay: '2026-12-01' })
    expect(row.startsAt.toISOString()).toBe('2026-12-03T00:00:00.000Z')
    for (const person of people)
      expect(await mailKeysOf(db, person.id)).toEqual([`session-moved:${id}:1:${person.id}`])
  })

  test.each([
    ['location', 'Sala 2'],
    ['link', 'https://meet.example/sala'],
  ])('of its %s too', async (field, value) => {
    const { ctx, id } = await makeOne()
    expect(await update(ctx, id, { [field]: value })).toMatchObject({ moved: 1, mails: 2 })
    expect((await findActivity(db, id)).sequence).toBe(1)
  })

  test('of its words tells nobody, and of nothing writes nothing', async () => {
    const { ctx, id, person } = await makeOne()
    const words = { title: 'Otro taller', description: 'Con café.' }
    expect(await update(ctx, id, words)).toMatchObject({ version: 2, changed: 1, mails: 0 })
    expect(await findActivity(db, id)).toMatchObject({ ...words, sequence: 0, location: 'Sala 1' })
    expect(await update(ctx, id, words, 2)).toMatchObject({ version: 2, changed: 0 })
    expect(await mailKeysOf(db, person)).toEqual([])
  })

  test('a second change of the time is a second mail', async () => {
    const { ctx, id, person } = await makeOne()
    await update(ctx, id, { location: 'Sala 2' })
    await update(ctx, id, { location: 'Sala 3' }, 2)
    expect(await mailKeysOf(db, person)).toHaveLength(2)
  })

  test('of a session that has begun, or of a draft, tells nobody', async () => {
    const { ctx, id, person } = await makeOne()
    const during = { ...ctx, now: new Date('2026-12-02T01:30:00Z') }
    expect(await update(during, id, { location: 'Sala 2' })).toMatchObject({ moved: 1, mails: 0 })
    const draft = await makeSchedule(db, { rule: { end: { count: 1 } }, status: 'draft' })
    const moved = await update(ctx, draft.activityIds[0] ?? '', { location: 'Sala 2' })
    expect(moved).toMatchObject({ moved: 1, mails: 0 })
    expect(await mailKeysOf(db, person)).toEqual([])
  })

  test('by two admins at once: one wins, the other is told', async () => {
    const { ctx, id } = await makeOne()
    let second: Promise<unknown> = Promise.resolve()
    await db.transaction(async (tx) => {
      await update({ ...ctx, db: tx }, id, { title: 'Uno' })
      second = refusalOf(update(ctx, id, { title: 'Dos' }))
      await somebodyWaits(db)
    })
    expect(await second).toBe('CONFLICT')
    expect((await findActivity(db, id)).title).toBe('Uno')
  })

  test('is refused where the clock never shows it, or the end is not after the start', async () => {
    const { ctx, id } = await makeOne()
    expect(await refusalOf(update(ctx, id, { endsLocal: '2026-12-01T19:00' }))).toBe(
      'INVALID_TIMES',
    )
    const skipped = { startsLocal: '2027-03-14T02:30', timeZone: 'America/Tijuana' }
    expect(await refusalOf(update(ctx, id, skipped))).toBe('INVALID_TIMES')
    expect(await refusalOf(update(ctx, randomUUID(), {}))).toBe('NOT_FOUND')
  })

  test('of the time zone keeps what its clock shows', async () => {
    const { ctx, id } = await makeOne()
    await update(ctx, id, { timeZone: 'Europe/Madrid' })
    expect((await findActivity(db, id)).startsAt.toISOString()).toBe('2026-12-01T18:00:00.000Z')
  })
})

describe('cancelling', () => {
  test('keeps marks and links, and tells everybody expected with the reason', async () => {
    const { ctx, id, people, person } = await makeOne()
    const marker = await makeUser(db, { role: 'moderator' })
    await makeRecord(db, { userId: person, activityId: id, markedBy: marker.id })
    expect(await cancel(ctx, [id])).toEqual({
      cancelled: [{ activityId: id, version: 2 }],
      mails: 2,
    })
    const row = await findActivity(db, id)
    expect(row).toMatchObject({ status: 'cancelled', cancelReason: 'Se fue la luz.', sequence: 1 })
    expect(await db.$count(attendanceRecords, eq(attendanceRecords.activityId, id))).toBe(1)
    expect(await db.$count(programActivities, eq(programActivities.activityId, id))).toBe(1)
    for (const each of people)
      expect(await mailKeysOf(db, each.id)).toEqual([`session-cancelled:${id}:1:${each.id}`])
  })

  test('several at once, all or none; what is cancelled already keeps its reason', async () => {
    const { ctx, activityIds, people } = await makeSchedule(db, { rule: { end: { count: 3 } } })
    const [first = '', second = '', third = ''] = activityIds
    await cancel(ctx, [first])
    expect(await refusalOf(cancel(ctx, [first, second], 1))).toBe('CONFLICT')
    expect((await findActivity(db, second)).status).toBe('scheduled')
    const both = await cancel(ctx, [second, third])
    expect(both).toMatchObject({ mails: 2 })
    const again = await cancelActivities(ctx, {
      activities: [{ activityId: first, version: 2 }],
      reason: 'Otra cosa.',
    })
    expect(again).toEqual({ cancelled: [], mails: 0 })
    expect((await findActivity(db, first)).cancelReason).toBe('Se fue la luz.')
    expect(await mailKeysOf(db, people[0]?.id ?? '')).toHaveLength(2)
  })

  test('of a draft, or of what is over, tells nobody', async () => {
    const { ctx, id } = await makeOne()
    const after = { ...ctx, now: new Date('2026-12-03T00:00:00Z') }
    expect((await cancel(after, [id])).mails).toBe(0)
    const draft = await makeSchedule(db, { rule: { end: { count: 1 } }, status: 'draft' })
    expect((await cancel(ctx, draft.activityIds)).mails).toBe(0)
  })

  test('is taken back by restoring, which tells them again', async () => {
    const { ctx, id, person } = await makeOne()
    expect(await refusalOf(restoreActivity(ctx, { activityId: id, version: 1 }))).toBe(
      'ACTIVITY_NOT_CANCELLED',
    )
    await cancel(ctx, [id])
    expect(await refusalOf(update(ctx, id, { title: 'Otro' }, 2))).toBe('ACTIVITY_CANCELLED')
    await restoreActivity(ctx, { activityId: id, version: 2 })
    const row = await findActivity(db, id)
    expect(row).toMatchObject({ status: 'scheduled', cancelReason: null, sequence: 2, version: 3 })
    expect(await mailKeysOf(db, person)).toEqual([
      `session-cancelled:${id}:1:${person}`,
      `session-moved:${id}:2:${person}`,
    ])
  })
})

describe('deleting', () => {
  test('takes what nobody has worked on; the series skips its day', async () => {
    const { ctx, activityIds, seriesId } = await makeSchedule(db, { rule: { end: { count: 4 } } })
    await remove(ctx, activityIds.slice(1, 2))
    expect(await db.$count(activities, eq(activities.seriesId, seriesId))).toBe(3)
    const rule = await ruleOf(db, seriesId)
    expect(rule && seriesDays(rule)).toEqual(['2026-12-01', '2026-12-15', '2026-12-22'])
    await remove(ctx, [...activityIds.slice(0, 1), ...activityIds.slice(2)])
    expect(await ruleOf(db, seriesId)).toBeNull()
  })

  test('is refused with a mark, all or none', async () => {
    const { ctx, activityIds, people } = await makeSchedule(db, { rule: { end: { count: 2 } } })
    const [first = '', second = ''] = activityIds
    const marker = await makeUser(db, { role: 'moderator' })
    await makeRecord(db, { userId: people[0]?.id ?? '', activityId: second, markedBy: marker.id })
    expect(await refusalOf(remove(ctx, [first, second]))).toBe('ACTIVITY_HAS_MARKS')
    expect((await findActivity(db, first)).id).toBe(first)
    expect(await refusalOf(remove(ctx, [first], 7))).toBe('CONFLICT')
  })

  test('takes a deliverable of no series', async () => {
    const { ctx } = await makeOne()
    const { id } = await makeActivity(db, { kind: 'deliverable' })
    expect(await remove(ctx, [id])).toEqual({ deleted: 1 })
  })
})
