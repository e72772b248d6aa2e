import { beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { listPeopleInput, suspendPersonInput } from '../../../domain/people'
import { IMPORT_EMAIL } from '../../../domain/users'
import { db } from '../../db/client'
import { users } from '../../db/schema'
import { makeUser } from '../../testing/factories'
import { refusalOf } from '../../testing/refusal'
import { useTestDatabase } from '../../testing/test-database'
import type { Actor } from '../context'
import { changeRole } from './change-role'
import { ensureImportAccount } from './ensure-import-account'
import { listPeople } from './list-people'
import { restorePerson } from './restore-person'
import { suspendPerson } from './suspend-person'

useTestDatabase()

const by = (actor: Actor) => ({ db, actor, now: new Date() })
const read = async (id: string) => (await db.select().from(users).where(eq(users.id, id)))[0]
const reason = 'Insultó a otras personas.'

describe('the list of people', () => {
  const list = (input: object = {}) => listPeople({ db }, listPeopleInput.parse(input))
  const names = async (input: object) => (await list(input)).people.map(({ name }) => name)

  beforeAll(async () => {
    await db.delete(users)
    await ensureImportAccount({ db })
    const given: Parameters<typeof makeUser>[1][] = [
      {
        name: 'María José López',
        email: 'mj@example.com',
        username: 'majo',
        accountStatus: 'guest',
      },
      { name: 'Álvaro Núñez', email: 'alvaro@example.com', role: 'moderator' },
      { name: 'alma 100%', email: 'alma@example.com', accountStatus: 'active' },
      { name: 'Zoe_Ruiz', email: 'zoe@example.org', role: 'admin', accountStatus: 'active' },
      { name: 'Ñandú', email: 'pajaro@example.com', suspendedAt: new Date(), suspendedReason: 'x' },
    ]
    for (const person of given) await makeUser(db, person)
  })

  test('everybody by name, accents aside, without the import account', async () => {
    expect(await list()).toMatchObject({ total: 5, nextCursor: null })
    expect(await names({})).toEqual([
      'alma 100%',
      'Álvaro Núñez',
      'María José López',
      'Ñandú',
      'Zoe_Ruiz',
    ])
    expect(await names({ search: 'import' })).toEqual([])
  })

  test.each([
    ['maria lopez', ['María José López']],
    ['LÓPEZ', ['María José López']],
    ['nunez', ['Álvaro Núñez']],
    // The same letters, composed differently.
    ['A\u0301lvaro', ['Álvaro Núñez']],
    ['majo', ['María José López']],
    ['zoe@example.org', ['Zoe_Ruiz']],
    ['example.com nandu', ['Ñandú']],
    ['0%', ['alma 100%']],
    ['_', ['Zoe_Ruiz']],
    ['\\', []],
    ['maria zoe', []],
  ])('searching %j', async (search, expected) => {
    expect(await names({ search })).toEqual(expected)
    expect((await list({ search })).total).toBe(expected.length)
  })

  test('filters by role, account status and suspension', async () => {
    expect(await names({ role: 'moderator' })).toEqual(['Álvaro Núñez'])
    expect(await names({ accountStatus: 'active' })).toEqual(['alma 100%', 'Zoe_Ruiz'])
    expect(await names({ accountStatus: 'active', role: 'admin' })).toEqual(['Zoe_Ruiz'])
    expect(await names({ suspended: true })).toEqual(['Ñandú'])
    expect((await list({ suspended: false })).total).toBe(4)
  })

  test('pages: everybody once, the total on each', async () => {
    for (const name of ['Alma', 'ALMA', 'Álma']) await makeUser(db, { name })
    const seen: string[] = []
    let cursor: unknown = null
    do {
      const page = await list({ limit: 3, cursor })
      expect(page.total).toBe(8)
      seen.push(...page.people.map(({ id }) => id))
      cursor = page.nextCursor
    } while (cursor)
    expect(seen).toEqual((await list()).people.map(({ id }) => id))
    expect(new Set(seen).size).toBe(8)
  })

  test('a page that ends with the last person has none after it', async () => {
    const total = (await list()).total
    expect((await list({ limit: total })).nextCursor).toBeNull()
  })
})

describe('suspending', () => {
  beforeEach(async () => {
    await db.delete(users)
  })

  test('sets the time and the reason, and nothing else; restoring takes both away', async () => {
    const admin = await makeUser(db, { role: 'admin' })
    const person = await makeUser(db, { role: 'moderator', accountStatus: 'guest' })
    const ctx = by(admin)
    await suspendPerson(ctx, { userId: person.id, reason })
    const suspended = await read(person.id)
    expect(suspended).toEqual({
      ...person,
      suspendedAt: ctx.now,
      suspendedReason: reason,
      updatedAt: suspended?.updatedAt ?? new Date(),
    })
    for (let time = 0; time < 2; time++) {
      await restorePerson(ctx, { userId: person.id })
      expect(await read(person.id)).toMatchObject({ suspendedAt: null, suspendedReason: null })
    }
  })

  test('needs a reason', () => {
    const userId = crypto.randomUUID()
    expect(suspendPersonInput.safeParse({ userId, reason: '  ' }).success).toBe(false)
    expect(suspendPersonInput.safeParse({ userId }).success).toBe(false)
    expect(suspendPersonInput.safeParse({ userId, reason: 'x'.repeat(1001) }).success).toBe(false)
    expect(suspendPersonInput.safeParse({ userId, reason }).success).toBe(true)
  })

  test('never oneself, nobody unknown, no reserved account, nobody twice', async () => {
    const [admin, other] = [
      await makeUser(db, { role: 'admin' }),
      await makeUser(db, { role: 'admin' }),
    ]
    const account = await makeUser(db, { email: IMPORT_EMAIL })
    const suspend = (userId: string, why = reason) =>
      refusalOf(suspendPerson(by(admin), { userId, reason: why }))
    expect(await suspend(admin.id)).toBe('OWN_ACCOUNT')
    expect(await suspend(crypto.randomUUID())).toBe('NOT_FOUND')
    expect(await suspend(account.id)).toBe('NOT_FOUND')
    expect(await refusalOf(restorePerson(by(admin), { userId: account.id }))).toBe('NOT_FOUND')
    expect(await suspend(other.id)).toBeNull()
    expect(await suspend(other.id, 'otra')).toBe('ALREADY_SUSPENDED')
    expect((await read(other.id))?.suspendedReason).toBe(reason)
  })

  test('never the last admin', async () => {
    const admin = await makeUser(db, { role: 'admin' })
    await makeUser(db, { role: 'admin', suspendedAt: new Date() })
    // Somebody whose role was taken away since their request began.
    const former = await makeUser(db)
    expect(await refusalOf(suspendPerson(by(former), { userId: admin.id, reason }))).toBe(
      'LAST_ADMIN',
    )
    expect((await read(admin.id))?.suspendedAt).toBeNull()
  })

  type Attack = (admin: Actor, userId: string) => Promise<unknown>
  const suspend: Attack = (admin, userId) => suspendPerson(by(admin), { userId, reason })
  const demote: Attack = (admin, userId) =>
    changeRole({ ...by(admin), actor: null }, { userId, role: 'participant' })

  test.each([
    ['suspend each other', suspend, suspend],
    ['demote each other', demote, demote],
    ['suspend and demote each other', suspend, demote],
  ])('two last admins who %s at once, twenty times: one remains', async (_, first, second) => {
    for (let round = 0; round < 20; round++) {
      await db.delete(users)
      const [a, b] = [await makeUser(db, { role: 'admin' }), await makeUser(db, { role: 'admin' })]
      const codes = await Promise.all([refusalOf(first(a, b.id)), refusalOf(second(b, a.id))])
      expect(codes.sort()).toEqual(['LAST_ADMIN', null])
      const left = (await db.select().from(users)).filter(
        ({ role, suspendedAt }) => role === 'admin' && !suspendedAt,
      )
      expect(left).toHaveLength(1)
    }
  })
})
