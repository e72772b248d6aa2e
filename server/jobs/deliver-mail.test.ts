import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { sql } from 'drizzle-orm'
import { DAY, MINUTE } from '../../domain/durations'
import { MAX_MAIL_ATTEMPTS, retryDelay } from '../../domain/mail'
import { IMPORT_EMAIL } from '../../domain/users'
import { db } from '../db/client'
import { mailDeliveries } from '../db/schema'
import type { Mail } from '../email/mail'
import { sendMail } from '../email/send-mail'
import { parseEnv } from '../env'
import { claimMail } from '../services/mail/claim-mail'
import { listDeadMail } from '../services/mail/list-dead-mail'
import { resendMail } from '../services/mail/resend-mail'
import { makeUser } from '../testing/factories'
import { startMailServer } from '../testing/mail-server'
import { findDelivery, makeQueuedMail } from '../testing/queued-mail'
import { startBun } from '../testing/run-process'
import { useTestDatabase } from '../testing/test-database'
import { databaseOn, testServerUrl } from '../testing/test-server'
import { deliverBatch, deliverDueMail } from './deliver-mail'

useTestDatabase()

type MailServer = Awaited<ReturnType<typeof startMailServer>>

const refuse = (recipient: string) =>
  recipient.startsWith('nobody') ? 550 : recipient.startsWith('busy') ? 450 : undefined

let server: MailServer
const smtp = () => parseEnv({ SMTP_URL: server.url, MAIL_FROM: 'Cosecha <hola@cosecha.example>' })
const send = (mail: Mail) => sendMail(mail, smtp())
const at = (now: Date) => ({ db, actor: null, now })
const later = (milliseconds: number, from = new Date()) => new Date(from.getTime() + milliseconds)
const LEASE_OVER = 6 * MINUTE

beforeEach(async () => {
  await db.delete(mailDeliveries)
  server = await startMailServer({ refuse })
})
afterEach(() => server.stop())

const makeMails = async (count: number) => {
  const mails = []
  for (let n = 0; n < count; n++) mails.push(await makeQueuedMail(db))
  return mails
}

describe('without a failure', () => {
  test('a mail arrives once, from us, for its person, and is noted', async () => {
    const { mailId, person, program } = await makeQueuedMail(db)
    const now = new Date()
    expect(await deliverBatch(at(now), send)).toBe(1)
    expect(await deliverBatch(at(later(DAY)), send)).toBe(0)
    const [mail, ...more] = server.received
    expect(more).toEqual([])
    expect(mail?.recipients).toEqual([person.email])
    expect(mail?.source).toContain('From: Cosecha <hola@cosecha.example>')
    expect(mail?.source).toContain(`\r\nSubject: Completaste ${program.name}\r\n`)
    expect(mail?.messageId).toBe(`<${mailId}@localhost>`)
    expect(mail?.source).toMatch(/^Auto-Submitted: auto-generated/m)
    expect(await findDelivery(db, mailId)).toMatchObject({
      status: 'sent',
      sentAt: now,
      attempts: 1,
      lockedUntil: null,
      lastError: null,
      messageId: mail?.messageId ?? '',
    })
  })

  test('many workers at once send exactly one mail to each', async () => {
    const mails = await makeMails(60)
    const work = async () => {
      while ((await deliverBatch(at(new Date()), send)) > 0);
    }
    await Promise.all([work(), work(), work(), work()])
    const recipients = server.received.flatMap((mail) => mail.recipients)
    expect(recipients.sort()).toEqual(mails.map(({ person }) => person.email).sort())
    expect(new Set(server.received.map((mail) => mail.messageId)).size).toBe(60)
  }, 30_000)

  test('nobody gets what somebody holds, twenty times', async () => {
    await makeMails(8)
    for (let round = 0; round < 20; round++) {
      await db.update(mailDeliveries).set({ status: 'pending', lockedUntil: null })
      const claims = await Promise.all(
        Array.from({ length: 6 }, () => claimMail(at(later(MINUTE)), { limit: 3, host: 'x' })),
      )
      const taken = claims.flat().map(({ mailId }) => mailId)
      expect(new Set(taken).size).toBe(taken.length)
      expect(taken.length).toBe(8)
    }
  }, 30_000)

  test('a run goes on until nothing is left', async () => {
    await makeMails(25)
    expect(await deliverDueMail(send)).toEqual({ sent: 25 })
    expect(server.received.length).toBe(25)
  })
})

describe('a worker that is gone', () => {
  test('killed between acceptance and note, leads to one repeat with the same Message-ID', async () => {
    const { mailId, person } = await makeQueuedMail(db)
    const name = sql<string>`current_database()`
    const [row] = await db.select({ name }).from(mailDeliveries)
    const child = startBun(['server/testing/deliver-and-hang.ts'], {
      DATABASE_URL: databaseOn(testServerUrl(), row?.name ?? ''),
      SMTP_URL: server.url,
    })
    const { value } = await child.stdout.getReader().read()
    expect(new TextDecoder().decode(value)).toContain('accepted')
    child.kill('SIGKILL')
    await child.exited

    expect(await findDelivery(db, mailId)).toMatchObject({ status: 'sending', sentAt: null })
    expect(await deliverBatch(at(new Date()), send)).toBe(0)
    expect(server.received.length).toBe(1)
    expect(await deliverBatch(at(later(LEASE_OVER)), send)).toBe(1)
    expect(await deliverBatch(at(later(DAY)), send)).toBe(0)
    expect(server.received.map((mail) => mail.recipients)).toEqual([[person.email], [person.email]])
    expect(new Set(server.received.map((mail) => mail.messageId)).size).toBe(1)
  }, 30_000)

  test.each(['accepted', 'refused'])('has no say once another took over (%s)', async (outcome) => {
    const { mailId } = await makeQueuedMail(db)
    await deliverBatch(at(new Date()), async () => {
      expect((await claimMail(at(later(LEASE_OVER)), { limit: 1, host: 'x' })).length).toBe(1)
      if (outcome === 'refused') throw new Error('too late')
    })
    expect(await findDelivery(db, mailId)).toMatchObject({ status: 'sending', attempts: 2 })
  })

  test('a mail that ends every worker is given up in the end', async () => {
    const { mailId } = await makeQueuedMail(db)
    let now = new Date()
    for (let attempt = 1; attempt <= MAX_MAIL_ATTEMPTS; attempt++) {
      expect((await claimMail(at(now), { limit: 1, host: 'x' })).length).toBe(1)
      now = later(LEASE_OVER, now)
    }
    expect(await deliverBatch(at(now), send)).toBe(0)
    expect(server.received).toEqual([])
    expect(await findDelivery(db, mailId)).toMatchObject({
      status: 'dead',
      lastError: 'WORKER_LOST',
    })
  })
})

describe('a dead mail server', () => {
  test('loses nothing: what is due arrives once it is back, under the same Message-ID', async () => {
    const mails = await makeMails(15)
    const { port } = server
    await server.stop()
    // One batch shows that the server is away; the others are not even tried.
    expect(await deliverDueMail(send)).toEqual({ sent: 0 })
    const waiting = await db.select().from(mailDeliveries)
    expect(waiting.map(({ status }) => status)).toEqual(mails.map(() => 'pending'))
    expect(waiting.filter(({ attempts }) => attempts === 1).length).toBe(10)
    const ids = waiting.flatMap(({ messageId }) => messageId ?? [])

    server = await startMailServer({ port, refuse })
    while ((await deliverBatch(at(later(2 * MINUTE)), send)) > 0);
    const recipients = server.received.flatMap((mail) => mail.recipients)
    expect(recipients.sort()).toEqual(mails.map(({ person }) => person.email).sort())
    const arrived = new Set(server.received.map((mail) => mail.messageId))
    expect(ids.filter((id) => !arrived.has(id))).toEqual([])
  })

  test('is asked again after growing pauses, then the mail waits for an admin', async () => {
    const { mailId, person } = await makeQueuedMail(db)
    const { port } = server
    await server.stop()
    let now = new Date()
    for (let attempt = 1; attempt <= MAX_MAIL_ATTEMPTS; attempt++) {
      expect(await deliverBatch(at(now), send)).toBe(0)
      const delivery = await findDelivery(db, mailId)
      expect(delivery).toMatchObject({
        attempts: attempt,
        status: attempt < MAX_MAIL_ATTEMPTS ? 'pending' : 'dead',
        lastError: 'ESOCKET',
        lockedUntil: null,
      })
      const pause = delivery.nextAttemptAt.getTime() - now.getTime()
      expect(pause).toBeGreaterThanOrEqual(retryDelay(attempt, 0))
      expect(pause).toBeLessThanOrEqual(retryDelay(attempt, 1))
      expect(await deliverBatch(at(later(pause - 1, now)), send)).toBe(0)
      expect((await findDelivery(db, mailId)).attempts).toBe(attempt)
      now = delivery.nextAttemptAt
    }
    server = await startMailServer({ port, refuse })
    expect(await deliverBatch(at(later(DAY, now)), send)).toBe(0)

    const admin = { db, actor: await makeUser(db, { role: 'admin' }), now }
    expect(await listDeadMail(admin)).toMatchObject([
      { mailId, kind: 'completed', email: person.email, attempts: MAX_MAIL_ATTEMPTS },
    ])
    expect(await resendMail(admin, { mailIds: [mailId] })).toEqual({ resent: 1 })
    expect(await resendMail(admin, { mailIds: [mailId] })).toEqual({ resent: 0 })
    expect(await listDeadMail(admin)).toEqual([])
    expect(await deliverBatch(at(now), send)).toBe(1)
    expect(await resendMail(admin, { mailIds: [mailId] })).toEqual({ resent: 0 })
    expect(await deliverBatch(at(later(DAY, now)), send)).toBe(0)
    expect(server.received.map(({ messageId }) => messageId)).toEqual([`<${mailId}@localhost>`])
  })
})

describe('a refusal', () => {
  test('of the recipient for good is final at once, one for now is not', async () => {
    const nobody = await makeQueuedMail(db, { email: 'nobody@example.com' })
    const busy = await makeQueuedMail(db, { email: 'busy@example.com' })
    expect(await deliverBatch(at(new Date()), send)).toBe(0)
    expect(await findDelivery(db, nobody.mailId)).toMatchObject({
      status: 'dead',
      lastError: 'SMTP_550',
      attempts: 1,
    })
    expect(await findDelivery(db, busy.mailId)).toMatchObject({
      status: 'pending',
      lastError: 'SMTP_450',
    })
  })

  test('is final too where the account has no address', async () => {
    const { mailId } = await makeQueuedMail(db, { email: IMPORT_EMAIL })
    expect(await deliverBatch(at(new Date()), send)).toBe(0)
    expect(await findDelivery(db, mailId)).toMatchObject({
      status: 'dead',
      lastError: 'NO_ADDRESS',
    })
  })

  test('holds up nobody else', async () => {
    await makeQueuedMail(db, { email: 'nobody2@example.com' })
    const good = await makeQueuedMail(db)
    expect(await deliverBatch(at(new Date()), send)).toBe(1)
    expect(server.received.map((mail) => mail.recipients)).toEqual([[good.person.email]])
  })
})

describe('what people typed', () => {
  const BCC = 'victim@example.com'

  const noForeignHand = () => {
    for (const { recipients, source } of server.received) {
      expect(recipients.length).toBe(1)
      expect(recipients).not.toContain(BCC)
      const [headers = ''] = source.split('\r\n\r\n')
      expect(headers).not.toMatch(/^b?cc:/im)
    }
  }

  test.each([`Eva\r\nBcc: ${BCC}`, `Eva\nBcc: ${BCC}\n\n<script>`, `Eva\u2028Bcc: ${BCC}`])(
    'as a name or a program adds no header: %p',
    async (name) => {
      await makeQueuedMail(db, { name }, { name })
      expect(await deliverBatch(at(new Date()), send)).toBe(1)
      expect(server.received.length).toBe(1)
      noForeignHand()
    },
  )

  test.each([
    `eva@example.com,${BCC}`,
    `eva@example.com\r\nbcc: ${BCC}`,
    `eva@example.com> ${BCC}`,
    `"${BCC}," <eva@example.com>`,
  ])('as an address adds no recipient: %p', async (email) => {
    await makeQueuedMail(db, { email })
    await deliverBatch(at(new Date()), send)
    noForeignHand()
  })
})
