import { beforeEach, describe, expect, test } from 'bun:test'
import { eq, inArray, sql } from 'drizzle-orm'
import { db } from '../db/client'
import { authRateLimits, users } from '../db/schema'
import { anAddress } from '../testing/factories'
import { codeOf, makeSignIn } from '../testing/sign-in'
import { useTestDatabase } from '../testing/test-database'
import { consume } from './rate-limit'

useTestDatabase()

let it: ReturnType<typeof makeSignIn>
beforeEach(() => {
  it = makeSignIn()
})

const HOUR = 3_600_000

/** Lets `by` milliseconds pass for all limits. */
const pass = (by: number) =>
  db.update(authRateLimits).set({ lastRequest: sql`${authRateLimits.lastRequest} - ${by}::bigint` })

describe('one account, whatever the addresses', () => {
  const tooManyCodes = { status: 429, code: 'TOO_MANY_CODES' }

  test('is sent five codes an hour, however its address is written', async () => {
    const email = anAddress()
    for (let code = 0; code < 4; code++) expect((await it.askCode(email)).status).toBe(200)
    expect((await it.askCode(` ${email.toUpperCase()}`)).status).toBe(200)
    const refused = await it.askCode(email)
    expect(Number(refused.headers.get('x-retry-after'))).toBeGreaterThan(3500)
    expect(await codeOf(refused)).toEqual(tooManyCodes)
    expect(it.mails.length).toBe(5)
    expect((await it.askCode(anAddress())).status).toBe(200)
    await pass(HOUR)
    expect((await it.askCode(email)).status).toBe(200)
  })

  test('is never sent more than five codes within any hour', async () => {
    const email = anAddress()
    for (let code = 0; code < 5; code++) {
      await pass(HOUR / 2)
      expect((await it.askCode(email)).status).toBe(200)
    }
    await pass(HOUR / 2)
    expect(await codeOf(await it.askCode(email))).toEqual(tooManyCodes)
  })

  test('is sent no more when all are asked for at once', async () => {
    const email = anAddress()
    const answers = await Promise.all(Array.from({ length: 20 }, () => it.askCode(email)))
    expect(answers.filter(({ status }) => status === 200).length).toBe(5)
    expect(it.mails.length).toBe(5)
  })

  test('can be guessed at twenty times an hour', async () => {
    const email = anAddress()
    let guesses = 0
    for (let code = 0; code < 5; code++) {
      await it.askCode(email)
      const guess = it.lastCode(email) === '000000' ? '111111' : '000000'
      for (let attempt = 0; attempt < 5; attempt++)
        if ((await it.tryCode(email, guess)).status === 400) guesses++
    }
    expect(guesses).toBe(20)
    expect(await codeOf(await it.tryCode(email, it.lastCode(email)))).toEqual({
      status: 429,
      code: 'TOO_MANY_GUESSES',
    })
  })

  test('starts anew for whoever signed in', async () => {
    const email = anAddress()
    for (let time = 0; time < 7; time++) await it.signIn(email)
    expect(it.mails.length).toBe(7)
  })

  test('is not named in what is kept', async () => {
    const email = anAddress()
    await it.askCode(email)
    expect(JSON.stringify(await db.select().from(authRateLimits))).not.toContain(email)
  })
})

describe('one network address', () => {
  test('lets sixty people sign in within five minutes, each with a second try', async () => {
    const shared = { address: '203.0.113.7' }
    const people = Array.from({ length: 60 }, anAddress)
    for (const email of people) {
      await it.askCode(email, shared)
      const code = it.lastCode(email)
      await it.tryCode(email, code === '000000' ? '111111' : '000000', {}, shared)
      expect((await it.tryCode(email, code, {}, shared)).status).toBe(200)
    }
    expect(await db.$count(users, inArray(users.email, people))).toBe(60)
  }, 60_000)

  test('is sent 150 codes in five minutes, and others are not held up by it', async () => {
    const greedy = { address: '203.0.113.8' }
    for (let code = 0; code < 150; code++)
      expect((await it.askCode(anAddress(), greedy)).status).toBe(200)
    expect((await it.askCode(anAddress(), greedy)).status).toBe(429)
    expect((await it.askCode(anAddress(), { address: '203.0.113.9' })).status).toBe(200)
    await pass(5 * 60_000)
    expect((await it.askCode(anAddress(), greedy)).status).toBe(200)
  }, 60_000)

  test('on Vercel is the one Vercel names, not the one the visitor claims', async () => {
    const vercel = makeSignIn({ env: { VERCEL: '1', APP_URL: 'https://cosecha.example' } })
    const headers = { 'x-vercel-forwarded-for': '198.51.100.1', 'x-real-ip': '198.51.100.1' }
    await vercel.askCode(anAddress(), { address: '1.2.3.4', headers })
    const keys = (await db.select().from(authRateLimits)).map(({ key }) => key)
    expect(keys.some((key) => key.startsWith('198.51.100.1|'))).toBe(true)
    expect(keys.some((key) => key.startsWith('1.2.3.4|'))).toBe(false)
  })
})

describe('a limit', () => {
  const uses = async (key: string, limit: Parameters<typeof consume>[1], times: number) =>
    (await Promise.all(Array.from({ length: times }, () => consume(key, limit)))).filter(
      ({ allowed }) => allowed,
    ).length

  test('counts from the first use, however close together the uses come', async () => {
    const limit = { window: 60, max: 3 }
    expect(await uses('a', limit, 3)).toBe(3)
    await pass(59_000)
    expect(await consume('a', limit)).toEqual({ allowed: false, retryAfter: 1 })
    await pass(1_000)
    expect(await uses('a', limit, 4)).toBe(3)
  })

  test('keeps counts for an hour and then forgets them', async () => {
    const kept = async (key: string) => db.$count(authRateLimits, eq(authRateLimits.key, key))
    await consume('old', { window: 1, max: 1 })
    await pass(HOUR - 60_000)
    await consume('newer', { window: 1, max: 1 })
    expect(await kept('old')).toBe(1)
    await pass(120_000)
    await consume('newest', { window: 1, max: 1 })
    expect(await kept('old')).toBe(0)
    expect(await kept('newer')).toBe(1)
  })
})
