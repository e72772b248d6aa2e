import { expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { HOUR } from '../../../domain/durations'
import { db } from '../../db/client'
import { rosterAdditions } from '../../db/schema'
import {
  linkActivity,
  makeActivity,
  makeEnrollment,
  makeProgram,
  makeRecord,
  makeUser,
} from '../../testing/factories'
import { useTestDatabase } from '../../testing/test-database'
import { rosterUserIds } from './roster'

useTestDatabase()

const startsAt = new Date('2026-09-24T00:50:00Z')
const endsAt = new Date('2026-09-24T02:50:00Z')
const from = (instant: Date, milliseconds: number) => new Date(instant.getTime() + milliseconds)

const makeSession = async () => {
  const program = await makeProgram(db)
  const activity = await makeActivity(db, { startsAt, endsAt })
  await linkActivity(db, program.id, activity.id)
  return { program, activity }
}

async function rosterOf(...activityIds: string[]) {
  const roster = rosterUserIds(db, activityIds)
  const rows = await db.select().from(roster)
  return new Map(rows.map((row) => [`${row.activityId} ${row.userId}`, row]))
}

test.each([
  ['enrolled long before', -30 * 24 * HOUR, null, true],
  ['enrolled during the session', HOUR, null, true],
  ['enrolled a moment before its end', 2 * HOUR - 1, null, true],
  ['enrolled at its end', 2 * HOUR, null, false],
  ['left before it', -30 * 24 * HOUR, -HOUR, false],
  ['left as it began', -30 * 24 * HOUR, 0, false],
  ['left a moment after it began', -30 * 24 * HOUR, 1, true],
])('%s', async (_, enrolled, ended, expected) => {
  const { program, activity } = await makeSession()
  const { id } = await makeUser(db)
  await makeEnrollment(db, id, program.id, {
    enrolledAt: from(startsAt, enrolled),
    endedAt: ended === null ? null : from(startsAt, ended),
  })
  expect((await rosterOf(activity.id)).has(`${activity.id} ${id}`)).toBe(expected)
})

test('walk-ins until they are taken off; a mark keeps anybody; each person once', async () => {
  const { program, activity } = await makeSession()
  const second = await makeProgram(db)
  await linkActivity(db, second.id, activity.id)
  const staff = await makeUser(db)
  const person = async () => (await makeUser(db)).id
  const add = (userId: string, removedAt: Date | null = null) =>
    db
      .insert(rosterAdditions)
      .values({ activityId: activity.id, userId, addedBy: staff.id, removedAt })
  const mark = (userId: string) =>
    makeRecord(db, { userId, activityId: activity.id, markedBy: staff.id })

  const walkIn = await person()
  await add(walkIn)
  const gone = await person()
  await add(gone, new Date())
  const goneButMarked = await person()
  await add(goneButMarked, new Date())
  await mark(goneButMarked)
  const markedWalkIn = await person()
  await add(markedWalkIn)
  await mark(markedWalkIn)
  const all = await person()
  await makeEnrollment(db, all, program.id, { enrolledAt: startsAt })
  await makeEnrollment(db, all, second.id, { enrolledAt: startsAt })
  await add(all)
  await mark(all)

  const rows = [...(await rosterOf(activity.id)).values()]
  const flags = (userId: string) =>
    rows
      .filter((row) => row.userId === userId)
      .map(({ isEnrolled, isWalkIn }) => ({ isEnrolled, isWalkIn }))
  expect(flags(walkIn)).toEqual([{ isEnrolled: false, isWalkIn: true }])
  expect(flags(gone)).toEqual([])
  expect(flags(goneButMarked)).toEqual([{ isEnrolled: false, isWalkIn: false }])
  expect(flags(markedWalkIn)).toEqual([{ isEnrolled: false, isWalkIn: true }])
  expect(flags(all)).toEqual([{ isEnrolled: true, isWalkIn: false }])
  expect(rows).toHaveLength(4)
})

test('sessions are told apart, and a program the session is not in adds nobody', async () => {
  const [one, other] = [await makeSession(), await makeSession()]
  const [ana, beto] = [await makeUser(db), await makeUser(db)]
  await makeEnrollment(db, ana.id, one.program.id, { enrolledAt: startsAt })
  await makeEnrollment(db, beto.id, other.program.id, { enrolledAt: startsAt })
  expect([...(await rosterOf(one.activity.id, other.activity.id)).keys()].sort()).toEqual(
    [`${one.activity.id} ${ana.id}`, `${other.activity.id} ${beto.id}`].sort(),
  )
  const roster = rosterUserIds(db, [one.activity.id])
  expect(await db.select().from(roster).where(eq(roster.userId, beto.id))).toEqual([])
  expect((await rosterOf()).size).toBe(0)
})
