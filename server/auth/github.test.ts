import { beforeAll, describe, expect, test } from 'bun:test'
import type { BetterAuthPlugin } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { handleOAuthUserInfo } from 'better-auth/oauth2'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { db } from '../db/client'
import { authAccounts, authSessions, users } from '../db/schema'
import { anAddress, makeUser, unique } from '../testing/factories'
import { cookieOf, makeSignIn } from '../testing/sign-in'
import { userByEmail } from '../testing/stored'
import { useTestDatabase } from '../testing/test-database'

useTestDatabase()

const profile = z.object({
  id: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  name: z.string().default('Ada'),
  image: z.string().nullable().default(null),
})

/** What the library does once GitHub has said who somebody is; GitHub itself cannot be asked from a test. */
const arrival = {
  id: 'arrival',
  endpoints: {
    arrive: createAuthEndpoint('/arrive', { method: 'POST', body: profile }, async (ctx) => {
      const result = await handleOAuthUserInfo(ctx, {
        userInfo: ctx.body,
        account: {
          providerId: 'github',
          accountId: ctx.body.id,
          accessToken: 'gho_token-of-the-test',
        },
        source: { method: 'oauth', oauth: { providerId: 'github' } },
      })
      if (!result.data) return ctx.json({ error: result.error })
      await setSessionCookie(ctx, result.data)
      return ctx.json({ error: null })
    }),
  },
} satisfies BetterAuthPlugin

const KEYS = { GITHUB_CLIENT_ID: 'client', GITHUB_CLIENT_SECRET: 'secret' }

let it: ReturnType<typeof makeSignIn>
beforeAll(() => {
  it = makeSignIn({ ways: [arrival], env: KEYS })
})

const arrive = (given: Partial<z.input<typeof profile>>) =>
  it.post('/arrive', { id: unique(), email: anAddress(), emailVerified: true, ...given })
const personOf = (response: Response) => it.personOf(cookieOf(response))

describe('arriving from GitHub', () => {
  test('makes an account, and finds it again by GitHub’s number', async () => {
    const id = unique()
    const email = anAddress()
    const image = 'https://avatars.githubusercontent.com/u/1'
    const person = await personOf(await arrive({ id, email: email.toUpperCase(), image }))
    expect(person).toMatchObject({ email, name: 'Ada', avatarUrl: image, role: 'participant' })
    const again = await personOf(await arrive({ id, email: anAddress(), emailVerified: false }))
    expect(again).toMatchObject({ id: person?.id, email })
  })

  test('is joined to the account that proved the same e-mail with a code', async () => {
    const email = anAddress()
    await it.signIn(email)
    const user = await userByEmail(db, email)
    expect((await personOf(await arrive({ email, name: 'Otra' })))?.id).toBe(user?.id ?? '')
    expect((await userByEmail(db, email))?.name).toBe(user?.name ?? '')
  })

  test('is not joined to an account whose e-mail nobody has proven', async () => {
    const email = anAddress()
    const { id } = await makeUser(db, { email })
    const response = await arrive({ email })
    expect(await response.json()).toEqual({ error: 'account not linked' })
    expect(cookieOf(response)).toBe('')
    expect(await db.$count(authAccounts, eq(authAccounts.userId, id))).toBe(0)
  })

  test.each(['new', 'known'])('with an unproven e-mail (%s) opens nothing', async (kind) => {
    const email = anAddress()
    if (kind === 'known') await it.signIn(email)
    const sessions = await db.$count(authSessions)
    const people = await db.$count(users)
    const response = await arrive({ email, emailVerified: false })
    expect(cookieOf(response)).toBe('')
    expect(await db.$count(authSessions)).toBe(sessions)
    expect(await db.$count(users)).toBe(people)
  })

  test('with a reserved e-mail opens nothing', async () => {
    const people = await db.$count(users)
    const response = await arrive({ email: 'import@cosecha.invalid' })
    expect(response.status).toBe(400)
    expect(cookieOf(response)).toBe('')
    expect(await db.$count(users)).toBe(people)
  })

  test('keeps a name and a picture that fit the table, else none', async () => {
    const odd = anAddress()
    await arrive({ email: odd, name: `${'ñ'.repeat(250)}`, image: 'http://x.example/a.png' })
    expect(await userByEmail(db, odd)).toMatchObject({ name: 'ñ'.repeat(200), avatarUrl: null })
    const nameless = anAddress()
    await arrive({ email: nameless, name: ' \n ', image: `https://x.example/${'a'.repeat(2000)}` })
    expect(await userByEmail(db, nameless)).toMatchObject({
      name: nameless.split('@')[0],
      avatarUrl: null,
    })
    const unstorable = anAddress()
    await arrive({ email: unstorable, name: 'a\0b' })
    expect((await userByEmail(db, unstorable))?.name).toBe(unstorable.split('@')[0])
  })

  test('keeps GitHub’s token unreadable', async () => {
    await arrive({})
    const rows = await db.select().from(authAccounts)
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain('gho_token-of-the-test')
  })

  test('an account made by somebody else loses their access when its e-mail is proven', async () => {
    const email = anAddress()
    const { id } = await makeUser(db, { email })
    await db.insert(authAccounts).values({ accountId: unique(), providerId: 'github', userId: id })
    const token = crypto.randomUUID()
    const expiresAt = new Date(Date.now() + 60_000)
    await db.insert(authSessions).values({ token, userId: id, expiresAt })
    await it.signIn(email)
    expect(await db.$count(authAccounts, eq(authAccounts.userId, id))).toBe(0)
    expect(await db.$count(authSessions, eq(authSessions.token, token))).toBe(0)
  })
})

describe('going to GitHub', () => {
  const path = '/sign-in/social'

  test('is possible when its keys are set, and comes back here alone', async () => {
    const response = await it.post(path, { provider: 'github', callbackURL: '/dashboard' })
    const url = new URL((await response.json()).url)
    expect(url.origin + url.pathname).toBe('https://github.com/login/oauth/authorize')
    expect(url.searchParams.get('redirect_uri')).toBe(
      'http://localhost:3000/api/auth/callback/github',
    )
    for (const callbackURL of ['https://evil.example/', '//evil.example'])
      expect((await it.post(path, { provider: 'github', callbackURL })).status).toBe(403)
  })

  test('is not possible without its keys, nor to anybody else', async () => {
    expect((await makeSignIn().post(path, { provider: 'github' })).status).toBe(404)
    expect((await it.post(path, { provider: 'google' })).status).toBe(404)
  })
})
