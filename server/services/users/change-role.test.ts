import { beforeEach, describe, expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { DomainError } from '../../../domain/errors'
import type { Person } from '../../../domain/permissions'
import { IMPORT_EMAIL } from '../../../domain/users'
import { db } from '../../db/client'
import { users } from '../../db/schema'
import { makeUser } from '../../testing/factories'
import { useTestDatabase } from '../../testing/test-database'
import { changeRole } from './change-role'

useTestDatabase()

beforeEach(async () => {
  await db.delete(users)
})

const by = (actor: Person | null) => ({ db, actor, now: new Date() })
const roleOf = async (id: string) =>
  (await db.select({ role: users.role }).from(users).where(eq(users.id, id)))[0]?.role
const admins = () => db.$count(users, eq(users.role, 'admin'))
const refusal = async (attempt: Promise<unknown>) => {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return error instanceof DomainError ? error.code : error
}

describe('changing a role', () => {
  test('sets it, and nothing else', async () => {
    const person = await makeUser(db, { accountStatus: 'guest' })
    expect(await changeRole(by(null), { userId: person.id, role: 'moderator' })).toEqual({
      id: person.id,
      role: 'moderator',
    })
    const [after] = await db.select().from(users)
    expect(after).toEqual({
      ...person,
      role: 'moderator',
      updatedAt: after?.updatedAt ?? new Date(),
    })
  })

  test('refuses whoever is not there, and reserved accounts', async () => {
    const account = await makeUser(db, { email: IMPORT_EMAIL })
    for (const userId of [crypto.randomUUID(), account.id])
      expect(await refusal(changeRole(by(null), { userId, role: 'admin' }))).toBe('NOT_FOUND')
    expect(await roleOf(account.id)).toBe('participant')
  })
})

describe('the last admin', () => {
  test('cannot be demoted', async () => {
    const admin = await makeUser(db, { role: 'admin' })
    for (const role of ['moderator', 'participant'] as const)
      expect(await refusal(changeRole(by(admin), { userId: admin.id, role }))).toBe('LAST_ADMIN')
    expect(
      await refusal(changeRole(by(admin), { userId: admin.id, role: 'admin' })),
    ).toBeUndefined()
    expect(await roleOf(admin.id)).toBe('admin')
  })

  test('is the last one also beside suspended and reserved admins', async () => {
    const admin = await makeUser(db, { role: 'admin' })
    const suspended = await makeUser(db, { role: 'admin', suspendedAt: new Date() })
    await makeUser(db, { role: 'admin', email: IMPORT_EMAIL })
    const demote = (userId: string) => changeRole(by(null), { userId, role: 'participant' })
    expect(await refusal(demote(admin.id))).toBe('LAST_ADMIN')
    expect(await refusal(demote(suspended.id))).toBeUndefined()
  })

  test('holds nobody else up', async () => {
    await makeUser(db, { role: 'admin' })
    const moderator = await makeUser(db, { role: 'moderator' })
    await changeRole(by(null), { userId: moderator.id, role: 'participant' })
    expect(await roleOf(moderator.id)).toBe('participant')
  })

  test('stays when two admins demote each other at once, twenty times', async () => {
    for (let round = 0; round < 20; round++) {
      await db.delete(users)
      const [a, b] = await Promise.all([
        makeUser(db, { role: 'admin' }),
        makeUser(db, { role: 'admin' }),
      ])
      const outcomes = await Promise.all([
        refusal(changeRole(by(a), { userId: b.id, role: 'participant' })),
        refusal(changeRole(by(b), { userId: a.id, role: 'participant' })),
      ])
      expect(outcomes.sort()).toEqual(['LAST_ADMIN', undefined])
      expect(await admins()).toBe(1)
    }
  })

  test('stays when five admins all step down at once', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => makeUser(db, { role: 'admin' })))
    const outcomes = await Promise.all(
      all.map((admin) => refusal(changeRole(by(admin), { userId: admin.id, role: 'moderator' }))),
    )
    expect(outcomes.filter((code) => code === 'LAST_ADMIN').length).toBe(1)
    expect(await admins()).toBe(1)
  })
})
