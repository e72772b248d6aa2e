import { beforeAll, describe, expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { db } from '../db/client'
import { authSessions, users } from '../db/schema'
import { anAddress, makeUser } from '../testing/factories'
import { cookieOf, makeSignIn } from '../testing/sign-in'
import { useTestDatabase } from '../testing/test-database'
import { findPerson } from './person'

useTestDatabase()

let it: ReturnType<typeof makeSignIn>
beforeAll(() => {
  it = makeSignIn()
})

describe('a session', () => {
  test('is gone after signing out', async () => {
    const cookie = await it.signIn(anAddress())
    const person = await it.personOf(cookie)
    expect((await it.post('/sign-out', {}, { cookie })).status).toBe(200)
    expect(await it.personOf(cookie)).toBeNull()
    const rows = await db
      .select()
      .from(authSessions)
      .where(eq(authSessions.userId, person?.id ?? ''))
    expect(rows).toEqual([])
  })

  test('lasts thirty days, and is renewed with its cookie once a day', async () => {
    const DAY = 86_400_000
    const cookie = await it.signIn(anAddress())
    const person = await it.personOf(cookie)
    const own = eq(authSessions.userId, person?.id ?? '')
    const expiry = async () =>
      (await db.select().from(authSessions).where(own))[0]?.expiresAt.getTime() ?? 0
    expect(Math.abs((await expiry()) - Date.now() - 30 * DAY)).toBeLessThan(60_000)

    const twoDaysOld = new Date(Date.now() + 28 * DAY)
    await db.update(authSessions).set({ expiresAt: twoDaysOld }).where(own)
    await it.personOf(cookie)
    expect(await expiry()).toBe(twoDaysOld.getTime())
    const renewed = await it.get('/get-session', { cookie })
    expect(cookieOf(renewed)).toContain('cosecha.session_token=')
    expect(Math.abs((await expiry()) - Date.now() - 30 * DAY)).toBeLessThan(60_000)

    await db
      .update(authSessions)
      .set({ expiresAt: new Date(Date.now() - 1) })
      .where(own)
    expect(await it.personOf(cookie)).toBeNull()
  })

  test('is a cookie no script reads; a cookie that is not signed by us is nobody’s', async () => {
    const email = anAddress()
    await it.askCode(email)
    const response = await it.tryCode(email, it.lastCode(email))
    const [cookie = ''] = response.headers.getSetCookie()
    expect(cookie).toMatch(/^cosecha\.session_token=/)
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    const value = cookieOf(response)
    expect(await it.personOf(value)).not.toBeNull()
    expect(await it.personOf(`${value.slice(0, -8)}AAAAAA%3D`)).toBeNull()
    expect(await findPerson(new Headers(), it.auth)).toBeNull()
  })

  test('is for https alone where the app is reached so', async () => {
    const secure = makeSignIn({ env: { APP_URL: 'https://cosecha.example' } })
    const email = anAddress()
    await secure.askCode(email)
    const response = await secure.tryCode(email, secure.lastCode(email))
    const [cookie] = response.headers.getSetCookie()
    expect(cookie).toMatch(/^__Secure-cosecha\.session_token=.*Secure/i)
  })

  test('knows a change of role and status at the next request', async () => {
    const email = anAddress()
    const cookie = await it.signIn(email)
    await db
      .update(users)
      .set({ role: 'moderator', accountStatus: 'guest' })
      .where(eq(users.email, email))
    expect(await it.personOf(cookie)).toMatchObject({ role: 'moderator', accountStatus: 'guest' })
  })

  test('is given to a suspended person, who reads why', async () => {
    const email = anAddress()
    const suspendedAt = new Date()
    await makeUser(db, { email, suspendedAt, suspendedReason: 'Por esto' })
    expect(await it.personOf(await it.signIn(email))).toMatchObject({
      suspendedAt,
      suspendedReason: 'Por esto',
    })
  })

  test('tells the browser nothing of role and status', async () => {
    const cookie = await it.signIn(anAddress())
    const { user } = await (await it.get('/get-session', { cookie })).json()
    expect(Object.keys(user).sort()).toEqual(
      ['createdAt', 'email', 'emailVerified', 'id', 'image', 'name', 'updatedAt'].sort(),
    )
  })
})
