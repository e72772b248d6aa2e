import { describe, expect, test } from 'bun:test'
import { eq, inArray, like } from 'drizzle-orm'
import fc from 'fast-check'
import { createActivityInput } from '../../../domain/activity-forms'
import { MINUTE } from '../../../domain/durations'
import { localTime } from '../../../domain/time'
import { db } from '../../db/client'
import { activities, programActivities } from '../../db/schema'
import { linkActivity, makeActivity, makeProgram, unique } from '../../testing/factories'
import { anActivity } from '../../testing/forms'
import { makeAdminContext, makeSchedule } from '../../testing/schedule'
import { useTestDatabase } from '../../testing/test-database'
import { activitiesSheet } from '../exports/activities-sheet'
import { writeCsv } from '../exports/write-csv'
import { createActivity } from '../programs/create-activity'
import { applyActivityImport } from './apply-activity-import'
import { previewActivityImport } from './preview-activity-import'

useTestDatabase()

const exported = async (programId: string | null = null) =>
  (await Array.fromAsync(writeCsv(activitiesSheet({ db }, { programId })))).join('')
const stored = async () => ({
  activities: await db.select().from(activities).orderBy(activities.id),
  links: await db.select().from(programActivities).orderBy(programActivities.id),
})

const NASTY = [
  '=1+1',
  "'=1",
  "''",
  '-',
  '+52',
  '@ana',
  '"',
  '";"',
  'ñandú, «sí»',
  'a;b\tc',
  '👩🏽‍🌾',
  ' x',
]
const words = fc
  .array(fc.oneof(fc.constantFrom(...NASTY, '\n', '\r\n'), fc.string({ unit: 'grapheme' })), {
    maxLength: 4,
  })
  .map((parts) => parts.join(''))
  .filter((text) => !text.includes('\0') && text.isWellFormed())

test('what was exported, imported again, changes nothing', async () => {
  const ctx = await makeAdminContext(db)
  const both = [await makeProgram(db, { name: '=Fórmula; "uno"' }), await makeProgram(db)]
  await makeSchedule(db, { rule: { end: { count: 3 } } })
  for (const text of fc.sample(words, { numRuns: 150, seed: 4 })) {
    const given = { title: `${text} x`, description: text, location: text.slice(0, 50) }
    const input = { ...anActivity(), ...given, programIds: both.map(({ id }) => id) }
    await createActivity(ctx, createActivityInput.parse(input))
  }
  // Alone; cancelled; a draft; and one in the second of two equal hours, with seconds.
  await makeActivity(db, { status: 'cancelled', cancelReason: 'Puente' })
  await makeActivity(db, { kind: 'deliverable', status: 'draft', link: 'https://a.example/?q=1' })
  const twice = await makeActivity(db, {
    timeZone: 'America/Tijuana',
    startsAt: new Date('2026-11-01T09:30:20.123Z'),
    endsAt: new Date('2026-11-01T09:45:00Z'),
  })
  for (const { id } of both)
    await linkActivity(db, id, twice.id, { isRequired: id === both[0]?.id })

  const before = await stored()
  for (const programId of [null, both[0]?.id ?? null]) {
    const content = await exported(programId)
    const { hash, counts, rows } = await previewActivityImport(ctx, { content })
    expect(rows.filter(({ outcome }) => outcome !== 'same')).toEqual([])
    expect(counts.same).toBeGreaterThan(150)
    expect(await applyActivityImport(ctx, { content, hash })).toEqual({
      added: 0,
      changed: 0,
      mails: 0,
    })
    expect(await stored()).toEqual(before)
  }
})

/** The first and the second time a clock shows the same quarter hours on the day it is set back. */
const TWICE = [
  ['America/Tijuana', '2026-11-01T08:30:00Z', '2026-11-01T09:30:00Z'],
  ['Europe/Madrid', '2026-10-25T00:15:00Z', '2026-10-25T01:15:00Z'],
  ['Australia/Lord_Howe', '2027-04-03T14:45:00Z', '2027-04-03T15:15:00Z'],
] as const

describe.each(TWICE)('where the clock of %s shows an hour twice', (timeZone, first, second) => {
  const from = (start: string, minutes: number) => {
    const startsAt = new Date(start)
    return { timeZone, startsAt, endsAt: new Date(startsAt.getTime() + minutes * MINUTE) }
  }
  const makeFour = async () => {
    const program = await makeProgram(db, { timeZone })
    const made = []
    for (const [title, times] of Object.entries({
      first: from(first, 10),
      second: from(second, 10),
      // Its end shows an earlier time than its start.
      across: from(first, (Date.parse(second) - Date.parse(first)) / MINUTE - 15),
      next: from(second, 24 * 60),
    }))
      made.push(await makeActivity(db, { title, ...times }))
    for (const { id } of made) await linkActivity(db, program.id, id)
    return { program, made, times: timesOf(made) }
  }
  const timesOf = (rows: { title: string; startsAt: Date; endsAt: Date }[]) =>
    Object.fromEntries(rows.map(({ title, startsAt, endsAt }) => [title, [startsAt, endsAt]]))
  const within = async (programId: string) => {
    const rows = await db
      .select({ activity: activities })
      .from(activities)
      .innerJoin(programActivities, eq(programActivities.activityId, activities.id))
      .where(eq(programActivities.programId, programId))
    return rows.map(({ activity }) => activity)
  }
  const bringIn = async (content: string) => {
    const ctx = await makeAdminContext(db)
    const { hash, rows } = await previewActivityImport(ctx, { content })
    expect(rows.flatMap(({ problems }) => problems)).toEqual([])
    return applyActivityImport(ctx, { content, hash })
  }

  test('a file brings a session back to the hour it was in', async () => {
    const { program, made, times } = await makeFour()
    const content = await exported(program.id)
    expect(await bringIn(content)).toMatchObject({ added: 0, changed: 0 })
    for (const { id } of made)
      await db.update(activities).set(from('2026-12-01T20:00:00Z', 60)).where(eq(activities.id, id))
    expect(await bringIn(content)).toMatchObject({ added: 0, changed: 4 })
    expect(timesOf(await within(program.id))).toEqual(times)
    // Also out of the other of the two hours.
    const [one, two] = made
    await db
      .update(activities)
      .set(from(second, 10))
      .where(eq(activities.id, one?.id ?? ''))
    await db
      .update(activities)
      .set(from(first, 10))
      .where(eq(activities.id, two?.id ?? ''))
    expect(await bringIn(content)).toMatchObject({ added: 0, changed: 2 })
    expect(timesOf(await within(program.id))).toEqual(times)
  })

  test('and makes it there where it is gone', async () => {
    const { program, made, times } = await makeFour()
    let content = await exported(program.id)
    for (const { id } of made) content = content.replace(id, '')
    expect(await bringIn(content)).toMatchObject({ added: 0, changed: 0 })
    await db.delete(activities).where(
      inArray(
        activities.id,
        made.map(({ id }) => id),
      ),
    )
    expect(await bringIn(content)).toMatchObject({ added: 4, changed: 0 })
    expect(timesOf(await within(program.id))).toEqual(times)
  })

  test('a file without offsets changes no session, and makes new ones in the first', async () => {
    const { program, times } = await makeFour()
    const whole = await exported(program.id)
    const content = whole.replaceAll(/(T\d\d:\d\d)[+-]\d\d:\d\d/g, '$1')
    expect(content).not.toBe(whole)
    expect(await bringIn(content)).toMatchObject({ added: 0, changed: 0 })
    expect(timesOf(await within(program.id))).toEqual(times)
    const start = localTime(new Date(first), timeZone)
    const end = localTime(new Date(Date.parse(first) + 10 * MINUTE), timeZone)
    const alone = `title,kind,starts_at_local,ends_at_local,time_zone\nNueva ${unique()},session,${start},${end},${timeZone}`
    expect(await bringIn(alone)).toMatchObject({ added: 1 })
    const rows = await db.select().from(activities).where(like(activities.title, 'Nueva %'))
    expect(rows.filter((row) => row.timeZone === timeZone).map(({ startsAt }) => startsAt)).toEqual(
      [new Date(first)],
    )
  })

  test('an offset the clock does not have then is no such time', async () => {
    const ctx = await makeAdminContext(db)
    const start = localTime(new Date(first), timeZone)
    const content = `title,kind,starts_at_local,ends_at_local,time_zone\nMal,session,${start}+05:15,${start.slice(0, 10)}T23:00,${timeZone}`
    const { rows } = await previewActivityImport(ctx, { content })
    expect(rows[0]?.problems).toEqual([{ column: 'starts_at_local', code: 'no-such-time' }])
  })
})
