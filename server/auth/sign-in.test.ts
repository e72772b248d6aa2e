import { beforeAll, describe, expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { db } from '../db/client'
import { authVerifications, users } from '../db/schema'
import { anAddress, makeUser } from '../testing/factories'
import { codeOf, cookieOf, makeSignIn } from '../testing/sign-in'
import { userByEmail } from '../testing/stored'
import { useTestDatabase } from '../testing/test-database'

useTestDatabase()

let it: ReturnType<typeof makeSignIn>
beforeAll(() => {
  it = makeSignIn()
})

const wrong = (code: string) => (code === '000000' ? '111111' : '000000')

describe('signing in with a code', () => {
  test('makes an account once, and a session for it each time', async () => {
    const email = anAddress()
    const person = await it.personOf(await it.signIn(email))
    expect(person).toMatchObject({
      email,
      name: email.split('@')[0],
      role: 'participant',
      accountStatus: 'incomplete',
      suspendedAt: null,
    })
    const again = await it.personOf(await it.signIn(email))
    expect(again?.id).toBe(person?.id ?? '')
    expect(await userByEmail(db, email)).toMatchObject({ emailVerified: true, avatarUrl: null })
  })

  test('finds the account whatever the capitals and spaces', async () => {
    const email = anAddress()
    const user = await makeUser(db, { email, name: 'Quien ya estaba' })
    await it.askCode(`  ${email.toUpperCase()} `)
    const response = await it.tryCode(` ${email.toUpperCase()}`, it.lastCode(email))
    expect((await it.personOf(cookieOf(response)))?.id).toBe(user.id)
    expect((await userByEmail(db, email))?.name).toBe('Quien ya estaba')
  })

  test('keeps no code anywhere in the database', async () => {
    const email = anAddress()
    await it.askCode(email)
    const code = it.lastCode(email)
    expect(code).toMatch(/^\d{6}$/)
    const rows = await db.select().from(authVerifications)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every(({ value }) => value.length >= 43)).toBe(true)
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`\\b${code}\\b`))
    expect(JSON.stringify(rows)).not.toContain(email)
  })

  test('takes a code once', async () => {
    const email = anAddress()
    await it.signIn(email)
    expect(await codeOf(await it.tryCode(email, it.lastCode(email)))).toEqual({
      status: 400,
      code: 'INVALID_OTP',
    })
  })

  test('takes the latest code only', async () => {
    const email = anAddress()
    await it.askCode(email)
    const first = it.lastCode(email)
    do await it.askCode(email)
    while (it.lastCode(email) === first)
    expect((await it.tryCode(email, first)).status).toBe(400)
    expect((await it.tryCode(email, it.lastCode(email))).status).toBe(200)
  })

  test('gives a code up after five wrong guesses', async () => {
    const email = anAddress()
    await it.askCode(email)
    const code = it.lastCode(email)
    for (let guess = 0; guess < 5; guess++)
      expect((await it.tryCode(email, wrong(code))).status).toBe(400)
    expect(await codeOf(await it.tryCode(email, code))).toEqual({
      status: 403,
      code: 'TOO_MANY_ATTEMPTS',
    })
    expect(await userByEmail(db, email)).toBeUndefined()
  })

  test('takes a code after four wrong guesses', async () => {
    const email = anAddress()
    await it.askCode(email)
    const code = it.lastCode(email)
    for (let guess = 0; guess < 4; guess++) await it.tryCode(email, wrong(code))
    expect((await it.tryCode(email, code)).status).toBe(200)
  })

  test('takes a code for ten minutes', async () => {
    const email = anAddress()
    const before = Date.now()
    await it.askCode(email)
    const [row] = await db
      .select()
      .from(authVerifications)
      .orderBy(authVerifications.createdAt)
      .then((rows) => rows.slice(-1))
    const life = (row?.expiresAt.getTime() ?? 0) - before
    expect(life).toBeGreaterThan(9 * 60_000)
    expect(life).toBeLessThanOrEqual(10 * 60_000 + 5_000)
    await db
      .update(authVerifications)
      .set({ expiresAt: new Date(Date.now() - 1) })
      .where(eq(authVerifications.id, row?.id ?? ''))
    expect(await codeOf(await it.tryCode(email, it.lastCode(email)))).toEqual({
      status: 400,
      code: 'OTP_EXPIRED',
    })
  })

  test('says so when the mail could not be sent', async () => {
    const broken = makeSignIn({
      send: async () => {
        throw new Error('no such server')
      },
    })
    expect(await codeOf(await broken.askCode(anAddress()))).toEqual({
      status: 503,
      code: 'MAIL_NOT_SENT',
    })
  })
})

describe('what a request cannot set', () => {
  test.each([{ role: 'admin' }, { accountStatus: 'active' }, { suspendedReason: 'x' }])(
    '%p with a code is refused',
    async (more) => {
      const email = anAddress()
      await it.askCode(email)
      expect((await it.tryCode(email, it.lastCode(email), more)).status).toBe(400)
      expect(await userByEmail(db, email)).toBeUndefined()
    },
  )

  test('a name, a picture and whatever else comes with a code are left out', async () => {
    const email = anAddress()
    await it.askCode(email)
    const more = { name: 'Otra', image: 'https://example.com/x.png', emailVerified: false, id: 'x' }
    expect((await it.tryCode(email, it.lastCode(email), more)).status).toBe(200)
    expect(await userByEmail(db, email)).toMatchObject({
      role: 'participant',
      accountStatus: 'incomplete',
      name: email.split('@')[0],
      avatarUrl: null,
      emailVerified: true,
    })
  })

  test('the library’s own update of an account cannot set them either', async () => {
    const email = anAddress()
    const cookie = await it.signIn(email)
    const body = { role: 'admin', accountStatus: 'active', suspendedReason: null }
    expect((await it.post('/update-user', body, { cookie })).status).toBe(404)
    const update = it.auth.api.updateUser({ body, headers: new Headers({ cookie }) })
    expect(update).rejects.toThrow('not allowed')
    await update.catch(() => undefined)
    expect(await userByEmail(db, email)).toMatchObject({
      role: 'participant',
      accountStatus: 'incomplete',
    })
  })

  test.each([
    '/sign-up/email',
    '/sign-in/email',
    '/update-user',
    '/delete-user',
    '/change-email',
    '/link-social',
    '/email-otp/check-verification-otp',
    '/email-otp/verify-email',
    '/email-otp/reset-password',
    '/sign-in/demo',
    '/sign-in/email-otp/',
    '',
  ])('%p is not there', async (path) => {
    expect((await it.post(path)).status).toBe(404)
  })

  test('a code for anything but signing in', async () => {
    const email = anAddress()
    const path = '/email-otp/send-verification-otp'
    const refused = await it.post(path, { email, type: 'forget-password' })
    expect(await codeOf(refused)).toEqual({ status: 400, code: 'INVALID_TYPE' })
    expect(it.lastCode(email)).toBe('')
  })
})

describe('addresses nobody signs in with', () => {
  test.each(['import@cosecha.invalid', 'X@Y.INVALID', 'nobody', 'a\0b@example.com', '', null])(
    '%p gets neither code nor account',
    async (email) => {
      const path = '/email-otp/send-verification-otp'
      const sent = it.mails.length
      const codes = await db.$count(authVerifications)
      const people = await db.$count(users)
      const refused = { status: 400, code: 'INVALID_EMAIL' }
      expect(await codeOf(await it.post(path, { email, type: 'sign-in' }))).toEqual(refused)
      expect(await codeOf(await it.post('/sign-in/email-otp', { email, otp: '123456' }))).toEqual(
        refused,
      )
      expect(it.mails.length).toBe(sent)
      expect(await db.$count(authVerifications)).toBe(codes)
      expect(await db.$count(users)).toBe(people)
    },
  )
})

describe('a page of another origin', () => {
  const foreign = 'https://evil.example'

  test('cannot ask for a code, use one, nor sign anybody out', async () => {
    const email = anAddress()
    const cookie = await it.signIn(email)
    const refused = { status: 403, code: 'INVALID_ORIGIN' }
    await it.askCode(email)
    const code = it.lastCode(email)
    expect(await codeOf(await it.askCode(email, { origin: foreign }))).toEqual(refused)
    expect(await codeOf(await it.tryCode(email, code, {}, { origin: foreign }))).toEqual(refused)
    expect(await codeOf(await it.post('/sign-out', {}, { cookie, origin: foreign }))).toEqual(
      refused,
    )
    expect(await codeOf(await it.post('/sign-out', {}, { cookie, origin: 'null' }))).toEqual(
      refused,
    )
    expect(await it.personOf(cookie)).not.toBeNull()
  })

  test('is one, even on this machine, under another port', async () => {
    const response = await it.askCode(anAddress(), { origin: 'http://localhost:3999' })
    expect(response.status).toBe(403)
  })

  test('is none under this machine’s other name', async () => {
    expect((await it.askCode(anAddress(), { origin: 'http://127.0.0.1:3000' })).status).toBe(200)
  })
})

describe('the language of the mail', () => {
  const subject = async (email: string, headers: Record<string, string>) => {
    await it.askCode(email, { headers })
    return it.mails.findLast(({ to }) => to === email)?.subject
  }

  test('is the account’s, else the cookie’s, else the browser’s, else Spanish', async () => {
    const email = anAddress()
    await makeUser(db, { email, locale: 'en' })
    const spanish = { cookie: 'locale=es', 'accept-language': 'es' }
    expect(await subject(email, spanish)).toContain('is your Cosecha code')
    expect(await subject(anAddress(), { ...spanish, cookie: 'locale=en' })).toContain('is your')
    expect(await subject(anAddress(), { 'accept-language': 'en-US,es;q=0.5' })).toContain('is your')
    expect(await subject(anAddress(), {})).toContain('es tu código')
  })
})
