import { describe, expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { updateActivityInput } from '../../../domain/activity-forms'
import { seriesDays } from '../../../domain/series'
import { localTime } from '../../../domain/time'
import { db } from '../../db/client'
import { activities, attendanceRecords } from '../../db/schema'
import { makeActivity, makeRecord, makeUser } from '../../testing/factories'
import { refusalOf } from '../../testing/refusal'
import {
  findActivity,
  mailKeysOf,
  makeAdminContext,
  makeSchedule,
  ruleOf,
  sessionsOf,
} from '../../testing/schedule'
import { useTestDatabase } from '../../testing/test-database'
import type { ServiceContext } from '../context'
import { cancelActivities } from './cancel-activities'
import { updateActivity } from './update-activity'

useTestDatabase()

const ZONE = 'America/Mexico_City'
const follow = async (ctx: ServiceContext, activityId: string, changes: object) => {
  const { version } = await findActivity(db, activityId)
  const input = { activityId, version, scope: 'following', changes }
  return updateActivity(ctx, updateActivityInput.parse(input))
}
const starts = async (ids: string[]) => {
  const rows = await Promise.all(ids.map((id) => findActivity(db, id)))
  return rows.map(({ startsAt, timeZone }) => localTime(startsAt, timeZone))
}

/** Five Tuesdays at seven, 1 to 29 December. */
const makeFive = () => makeSchedule(db, { rule: { end: { count: 5 } } })

describe('this and the following', () => {
  test('another day and time: the series splits, the days before stay', async () => {
    const { ctx, activityIds, seriesId, people } = await makeFive()
    const times = { startsLocal: '2026-12-16T18:30', endsLocal: '2026-12-16T20:00' }
    const result = await follow(ctx, activityIds[2] ?? '', times)
    expect(result).toMatchObject({ changed: 3, moved: 3, mails: 2, version: 2 })
    expect(await starts(activityIds)).toEqual([
      '2026-12-01T19:00',
      '2026-12-08T19:00',
      '2026-12-16T18:30',
      '2026-12-23T18:30',
      '2026-12-30T18:30',
    ])
    const before = await ruleOf(db, seriesId)
    expect(before && seriesDays(before)).toEqual(['2026-12-01', '2026-12-08'])
    const { seriesId: newId } = await findActivity(db, activityIds[3] ?? '')
    const after = await ruleOf(db, newId ?? '')
    expect(after && seriesDays(after)).toEqual(['2026-12-16', '2026-12-23', '2026-12-30'])
    expect(after).toMatchObject({ weekdays: [3], startTime: '18:30', minutes: 90 })
    const moved = await sessionsOf(db, newId ?? '')
    expect(moved.map(({ seriesDay }) => seriesDay)).toEqual(after ? seriesDays(after) : [])
    expect(await mailKeysOf(db, people[0]?.id ?? '')).toHaveLength(1)
  })

  test('from the first on, nothing is left of the old series', async () => {
    const { ctx, activityIds, seriesId } = await makeFive()
    const times = { startsLocal: '2026-12-08T19:00', endsLocal: '2026-12-08T21:00' }
    await follow(ctx, activityIds[0] ?? '', times)
    expect(await ruleOf(db, seriesId)).toBeNull()
    const { seriesId: newId } = await findActivity(db, activityIds[0] ?? '')
    expect(await db.$count(activities, eq(activities.seriesId, newId ?? ''))).toBe(5)
    expect((await starts(activityIds))[4]).toBe('2027-01-05T19:00')
  })

  test('words and place: the same series, and those before it keep theirs', async () => {
    const { ctx, activityIds, seriesId } = await makeFive()
    await follow(ctx, activityIds[3] ?? '', { title: 'Proyecto', location: 'Patio' })
    const rows = await sessionsOf(db, seriesId)
    expect(rows.map(({ title, location }) => `${title}, ${location}`)).toEqual([
      'Taller, Sala 1',
      'Taller, Sala 1',
      'Taller, Sala 1',
      'Proyecto, Patio',
      'Proyecto, Patio',
    ])
  })

  test('publishes a series of drafts without a mail', async () => {
    const { ctx, activityIds } = await makeSchedule(db, {
      rule: { end: { count: 3 } },
      status: 'draft',
    })
    const result = await follow(ctx, activityIds[0] ?? '', { status: 'scheduled' })
    expect(result).toMatchObject({ changed: 3, mails: 0 })
    expect((await findActivity(db, activityIds[2] ?? '')).status).toBe('scheduled')
  })

  test('a session moved by itself keeps its time; a cancelled one stays cancelled, untold', async () => {
    const { ctx, activityIds, people } = await makeFive()
    const [, second = '', third = '', fourth = ''] = activityIds
    const alone = { startsLocal: '2026-12-17T10:00', endsLocal: '2026-12-17T12:00' }
    const input = { activityId: third, version: 1, changes: alone }
    await updateActivity(ctx, updateActivityInput.parse(input))
    await cancelActivities(ctx, {
      activities: [{ activityId: fourth, version: 1 }],
      reason: 'Posada',
    })
    const told = (await mailKeysOf(db, people[0]?.id ?? '')).length
    const times = { startsLocal: '2026-12-08T20:00', endsLocal: '2026-12-08T22:00' }
    await follow(ctx, second, { ...times, status: 'scheduled' })
    expect((await starts(activityIds)).slice(1)).toEqual([
      '2026-12-08T20:00',
      '2026-12-17T10:00',
      '2026-12-22T20:00',
      '2026-12-29T20:00',
    ])
    expect((await findActivity(db, fourth)).status).toBe('cancelled')
    expect(await mailKeysOf(db, people[0]?.id ?? '')).toHaveLength(told + 1)
  })

  test('keeps marks, and leaves alone what has begun', async () => {
    const { ctx, activityIds, people } = await makeFive()
    const [first = '', second = '', third = ''] = activityIds
    // The third was brought forward and has taken place.
    await db
      .update(activities)
      .set({
        startsAt: new Date('2026-12-03T01:00:00Z'),
        endsAt: new Date('2026-12-03T03:00:00Z'),
      })
      .where(eq(activities.id, third))
    const marker = await makeUser(db, { role: 'moderator' })
    await makeRecord(db, { userId: people[0]?.id ?? '', activityId: third, markedBy: marker.id })
    const later = { ...ctx, now: new Date('2026-12-04T18:00:00Z') }
    expect(await refusalOf(follow(later, first, { title: 'Tarde' }))).toBe('SESSION_BEGUN')
    const times = { startsLocal: '2026-12-08T20:00', endsLocal: '2026-12-08T22:00' }
    await follow(later, second, { ...times, title: 'Nuevo' })
    expect(await findActivity(db, third)).toMatchObject({
      title: 'Taller',
      startsAt: new Date('2026-12-03T01:00:00Z'),
    })
    expect(await db.$count(attendanceRecords, eq(attendanceRecords.activityId, third))).toBe(1)
    expect((await findActivity(db, first)).title).toBe('Taller')
  })

  test('stays right across a clock change', async () => {
    const rule = { startsOn: '2027-03-02', timeZone: 'America/Tijuana', end: { count: 3 } }
    const { ctx, activityIds } = await makeSchedule(db, { rule })
    const times = { startsLocal: '2027-03-02T18:00', endsLocal: '2027-03-02T20:00' }
    await follow(ctx, activityIds[0] ?? '', times)
    expect(await starts(activityIds)).toEqual([
      '2027-03-02T18:00',
      '2027-03-09T18:00',
      '2027-03-16T18:00',
    ])
    const third = await findActivity(db, activityIds[2] ?? '')
    expect(third.startsAt.toISOString()).toBe('2027-03-17T01:00:00.000Z')
  })

  test('is refused outside a series, and of a version nobody has any more', async () => {
    const ctx = await makeAdminContext(db)
    const alone = await makeActivity(db, { timeZone: ZONE })
    expect(await refusalOf(follow(ctx, alone.id, { title: 'x' }))).toBe('NO_SERIES')
    const { activityIds } = await makeFive()
    const outdated = { activityId: activityIds[1], version: 9, scope: 'following', changes: {} }
    const attempt = updateActivity(ctx, updateActivityInput.parse(outdated))
    expect(await refusalOf(attempt)).toBe('CONFLICT')
  })
})
