import { describe, expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { DAY } from '../../../domain/durations'
import { db } from '../../db/client'
import { rosterAdditions, users } from '../../db/schema'
import { anAddress, makeActivity, makeEnrollment, makeUser } from '../../testing/factories'
import { refusalOf } from '../../testing/refusal'
import { makeRollCall, tap } from '../../testing/roll-call'
import { mailsOf } from '../../testing/stored'
import { useTestDatabase } from '../../testing/test-database'
import { addWalkIn } from './add-walk-in'
import { findPeople } from './find-people'
import { getRoster } from './get-roster'
import { markAttendance } from './mark-attendance'
import { removeWalkIn } from './remove-walk-in'

useTestDatabase()

const as = (actor: { id: string }) => ({ db, actor, now: new Date() })

describe('adding', () => {
  test('somebody new: an account without rights, a row, and one invitation', async () => {
    const { activity, moderator } = await makeRollCall(db, 1)
    const email = anAddress()
    const input = { activityId: activity.id, name: 'Nadia Nueva', email }
    const { row, isNew } = await addWalkIn(as(moderator), input)
    expect(isNew).toBe(true)
    expect(row).toMatchObject({
      name: 'Nadia Nueva',
      isWalkIn: true,
      isSelf: false,
      status: null,
      version: 0,
      goal: null,
      lastMarks: [],
    })
    const [person] = await db.select().from(users).where(eq(users.id, row.userId))
    expect(person).toMatchObject({
      email,
      role: 'participant',
      accountStatus: 'incomplete',
      emailVerified: false,
    })
    expect(
      (await mailsOf(db, row.userId)).map(({ kind, key, data }) => ({ kind, key, data })),
    ).toEqual([
      {
        kind: 'walk-in-invited',
        key: `walk-in-invited:${activity.id}:${row.userId}`,
        data: { activityId: activity.id },
      },
    ])
    const again = await addWalkIn(as(moderator), { ...input, name: 'Otro nombre' })
    expect([again.isNew, again.row.name]).toEqual([false, 'Nadia Nueva'])
    expect(await mailsOf(db, row.userId)).toHaveLength(1)
  })

  test('somebody known, by address or by id: their account as it is, no mail', async () => {
    const { activity, moderator } = await makeRollCall(db, 1)
    for (const by of ['email', 'userId'] as const) {
      const person = await makeUser(db, { name: 'Carla', accountStatus: 'active' })
      const who = by === 'email' ? { name: 'Otra', email: person.email } : { userId: person.id }
      const { row, isNew } = await addWalkIn(as(moderator), { activityId: activity.id, ...who })
      expect([row.userId, row.name, row.isWalkIn, isNew]).toEqual([person.id, 'Carla', true, false])
      expect(await mailsOf(db, person.id)).toEqual([])
      const [stored] = await db.select().from(users).where(eq(users.id, person.id))
      expect(stored?.accountStatus).toBe('active')
    }
  })

  test('somebody enrolled stays enrolled', async () => {
    const { activity, moderator, people } = await makeRollCall(db, 1)
    const userId = people[0]?.id ?? ''
    const { row } = await addWalkIn(as(moderator), { activityId: activity.id, userId })
    expect(row.isWalkIn).toBe(false)
    expect(await db.$count(rosterAdditions, eq(rosterAdditions.userId, userId))).toBe(0)
  })

  test('two phones, one address, at once: one account, one row, one mail', async () => {
    const [one, two] = [await makeRollCall(db, 0), await makeRollCall(db, 0)]
    for (const places of [
      [one, one, one],
      [one, two, one],
    ]) {
      const email = anAddress()
      const added = await Promise.all(
        places.map(({ activity, moderator }) =>
          addWalkIn(as(moderator), { activityId: activity.id, name: 'Nadia', email }),
        ),
      )
      expect(new Set(added.map(({ row }) => row.userId)).size).toBe(1)
      expect(added.filter(({ isNew }) => isNew)).toHaveLength(1)
      expect(await db.$count(users, eq(users.email, email))).toBe(1)
      expect(await mailsOf(db, added[0]?.row.userId ?? '')).toHaveLength(1)
    }
  })

  test.each([
    ['a cancelled session', { status: 'cancelled' }, 'SESSION_CANCELLED'],
    ['a draft', { status: 'draft' }, 'SESSION_NOT_OPEN_YET'],
    ['a closed one', { startsAt: new Date(Date.now() - 9 * DAY) }, 'SESSION_CLOSED'],
    ['a deliverable', { kind: 'deliverable' }, 'NOT_FOUND'],
    ['one of tomorrow', { startsAt: new Date(Date.now() + 2 * DAY) }, null],
  ] as const)('to %s', async (_, given, code) => {
    const { activity, moderator } = await makeRollCall(db, 0, given)
    const email = anAddress()
    const work = addWalkIn(as(moderator), { activityId: activity.id, name: 'Nadia', email })
    expect(await refusalOf(work)).toBe(code)
    expect(await db.$count(users, eq(users.email, email))).toBe(code === null ? 1 : 0)
  })

  test('nobody: an unknown person, or an address nobody signs in with', async () => {
    const { activity, moderator } = await makeRollCall(db, 0)
    const activityId = activity.id
    const add = (who: { userId: string } | { name: string; email: string }) =>
      refusalOf(addWalkIn(as(moderator), { activityId, ...who }))
    expect(await add({ userId: crypto.randomUUID() })).toBe('NOT_FOUND')
    expect(await add({ name: 'Importación', email: 'import@cosecha.invalid' })).toBe(
      'INVALID_INPUT',
    )
  })
})

test('the roster of a session of no program is its walk-ins, and they can be marked', async () => {
  const activity = await makeActivity(db)
  const moderator = await makeUser(db, { role: 'moderator' })
  const person = await makeUser(db)
  const activityId = activity.id
  const mark = async () => {
    const marks = [tap(person.id)]
    const { results } = await markAttendance(as(moderator), { activityId, device: 'Tel', marks })
    return results[0]?.code
  }
  expect((await getRoster(as(moderator), { activityId })).rows).toEqual([])
  expect(await mark()).toBe('NOT_ON_ROSTER')
  await addWalkIn(as(moderator), { activityId, userId: person.id })
  expect(await mark()).toBeNull()
  const { rows } = await getRoster(as(moderator), { activityId })
  expect(rows.map(({ userId, status }) => [userId, status])).toEqual([[person.id, 'present']])
})

test('taking off: not while a mark stands; twice is once; back again', async () => {
  const { activity, moderator } = await makeRollCall(db, 0)
  const person = await makeUser(db)
  const cell = { activityId: activity.id, userId: person.id }
  const names = async () => (await getRoster(as(moderator), cell)).rows.map(({ name }) => name)
  const mark = (status: 'present' | null) =>
    markAttendance(as(moderator), {
      activityId: activity.id,
      device: 'Tel',
      marks: [tap(person.id, { status })],
    })
  expect(await refusalOf(removeWalkIn(as(moderator), cell))).toBe('NOT_ON_ROSTER')
  await addWalkIn(as(moderator), cell)
  await mark('present')
  expect(await refusalOf(removeWalkIn(as(moderator), cell))).toBe('WALK_IN_MARKED')
  expect(await names()).toEqual([person.name])
  await mark(null)
  await removeWalkIn(as(moderator), cell)
  expect(await names()).toEqual([])
  await removeWalkIn(as(moderator), cell)
  await addWalkIn(as(moderator), cell)
  expect(await names()).toEqual([person.name])
})

test('the key of the roster changes when somebody joins or leaves, not when somebody is marked', async () => {
  const { activity, moderator, people, program } = await makeRollCall(db, 2)
  const activityId = activity.id
  const key = async () => (await getRoster(as(moderator), { activityId })).rosterKey
  const keys = [await key()]
  await markAttendance(as(moderator), {
    activityId,
    device: 'Tel',
    marks: people.map(({ id }) => tap(id)),
  })
  expect(await key()).toBe(keys[0] ?? '')
  const person = await makeUser(db)
  const added = await addWalkIn(as(moderator), { activityId, userId: person.id })
  keys.push(await key())
  expect(added.rosterKey).toBe(keys[1] ?? '')
  const removed = await removeWalkIn(as(moderator), { activityId, userId: person.id })
  keys.push(await key())
  expect(removed.rosterKey).toBe(keys[2] ?? '')
  await makeEnrollment(db, person.id, program.id)
  keys.push(await key())
  expect(new Set(keys).size).toBe(4)
})

describe('finding', () => {
  test('by parts of name or address, whatever accents and capitals; says who is expected', async () => {
    const { activity, people } = await makeRollCall(db, 1, {})
    await db
      .update(users)
      .set({ name: 'Ágata Ñandú' })
      .where(eq(users.id, people[0]?.id ?? ''))
    const other = await makeUser(db, { name: 'AGATA Pérez', email: `zz${anAddress()}` })
    const find = async (query: string) =>
      (await findPeople({ db }, { activityId: activity.id, query })).map((found) => [
        found.userId,
        found.isOnRoster,
      ])
    const both = [
      [people[0]?.id ?? '', true],
      [other.id, false],
    ]
    expect(await find('agata')).toEqual(both)
    expect(await find('ÁGATA nandu')).toEqual([[people[0]?.id ?? '', true]])
    expect(await find(other.email.slice(0, 12))).toEqual([[other.id, false]])
    expect(await find('agata nadie')).toEqual([])
  })

  test('eight at most; never the account of imports', async () => {
    const activity = await makeActivity(db)
    for (let n = 0; n < 10; n++) await makeUser(db, { name: `Homónimo ${n}` })
    await makeUser(db, { name: 'Homónimo aparte', email: 'homonimo@cosecha.invalid' })
    const found = await findPeople({ db }, { activityId: activity.id, query: 'homonimo' })
    expect(found).toHaveLength(8)
    const none = await findPeople({ db }, { activityId: activity.id, query: 'aparte' })
    expect(none).toEqual([])
  })
})
