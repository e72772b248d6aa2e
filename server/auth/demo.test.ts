import { beforeAll, describe, expect, test } from 'bun:test'
import { email as emailSchema } from '../../domain/text'
import { db } from '../db/client'
import { authSessions, users } from '../db/schema'
import { parseEnv } from '../env'
import { cookieOf, makeSignIn } from '../testing/sign-in'
import { useTestDatabase } from '../testing/test-database'
import { DEMO_SIGN_IN_PATH, demoSignIn } from './demo'
import { findDemo } from './demo-build'
import { DEMO_PEOPLE } from './demo-people'

useTestDatabase()

let it: ReturnType<typeof makeSignIn>
beforeAll(async () => {
  it = makeSignIn({ ways: [demoSignIn()] })
  const known = DEMO_PEOPLE.filter(({ key }) => key !== 'guest')
  await db.insert(users).values(known.map(({ key: _, ...person }) => person))
})

const enter = (persona: unknown, asked = {}) => it.post(DEMO_SIGN_IN_PATH, { persona }, asked)

describe('signing in as somebody of the demo', () => {
  test('is one request for each of them', async () => {
    for (const { key, email, role, accountStatus } of DEMO_PEOPLE) {
      if (key === 'guest') continue
      const cookie = cookieOf(await enter(key))
      expect(await it.personOf(cookie)).toMatchObject({ email, role, accountStatus })
    }
  })

  test('is refused for anybody else, and before the people are there', async () => {
    const sessions = await db.$count(authSessions)
    const [{ email } = { email: '' }] = DEMO_PEOPLE
    for (const persona of ['guest', 'nobody', '', email])
      expect((await enter(persona)).status).toBe(404)
    expect((await enter(null)).status).toBe(400)
    expect(await db.$count(authSessions)).toBe(sessions)
  })

  test('is refused to a page of another origin', async () => {
    expect((await enter('admin', { origin: 'https://evil.example' })).status).toBe(403)
  })

  test('is not there in a build that is not the demo’s, even when started as one', async () => {
    expect(await findDemo(parseEnv({ DEMO_MODE: '1' }))).toBeNull()
    expect((await makeSignIn().post(DEMO_SIGN_IN_PATH, { persona: 'admin' })).status).toBe(404)
  })
})

test('the people of the demo have addresses nobody can own, one each', () => {
  const emails = DEMO_PEOPLE.map(({ email }) => email)
  expect(new Set(emails).size).toBe(5)
  for (const email of emails) {
    expect(emailSchema.parse(email)).toBe(email)
    expect(email).toEndWith('@demo.example')
  }
})
