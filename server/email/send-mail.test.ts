import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from '../env'
import { startMailServer } from '../testing/mail-server'
import { codeMail } from './code-mail'
import { keepLocalMail, listLocalMail } from './mailbox'
import { sendMail } from './send-mail'

const mail = codeMail('ana@example.com', { code: '012345', minutes: 10, locale: 'es' })

describe('by SMTP', () => {
  const refuse = (recipient: string) => (recipient.startsWith('nobody') ? 550 : undefined)
  let server: Awaited<ReturnType<typeof startMailServer>>
  beforeAll(async () => {
    server = await startMailServer({ refuse })
  })
  afterAll(() => server.stop())

  const config = () =>
    parseEnv({ SMTP_URL: server.url, MAIL_FROM: 'Cosecha <hola@cosecha.example>' })

  test('arrives as text and as HTML, from us', async () => {
    await sendMail(mail, config())
    const [received, ...more] = server.received
    expect(more).toEqual([])
    expect(received?.recipients).toEqual(['ana@example.com'])
    const message = received?.source ?? ''
    expect(message).toContain('From: Cosecha <hola@cosecha.example>')
    expect(message).toContain('To: ana@example.com')
    expect(message).toMatch(/^Subject: .*012345/m)
    expect(message).toContain('text/plain')
    expect(message).toContain('text/html')
  })

  test('fails loudly when the server refuses, or is not there', async () => {
    await expect(sendMail({ ...mail, to: 'nobody@example.com' }, config())).rejects.toThrow('550')
    expect(server.received.flatMap(({ recipients }) => recipients)).not.toContain(
      'nobody@example.com',
    )
    const nowhere = parseEnv({ SMTP_URL: 'smtp://127.0.0.1:1' })
    await expect(sendMail(mail, nowhere)).rejects.toThrow('ECONNREFUSED')
  })

  test('is the only way where others rely on it', async () => {
    const DATABASE_URL = 'postgres://u:p@db.example/d'
    for (const source of [{ VERCEL: '1' }, { DATABASE_URL }, { VERCEL: '1', DATABASE_URL }])
      await expect(sendMail(mail, parseEnv(source))).rejects.toThrow('SMTP_URL')
  })
})

describe('in local mode', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'cosecha-mail-')), 'mail')
  afterAll(() => rmSync(join(folder, '..'), { recursive: true }))
  const local = parseEnv({})

  test('mails lie in a folder, for their owner alone, and are listed newest first', () => {
    expect(listLocalMail(local, folder)).toEqual([])
    for (const minute of [1, 3, 2])
      keepLocalMail(
        { ...mail, to: `${minute}@example.com` },
        folder,
        new Date(Date.UTC(2026, 0, 1, 9, minute)),
      )
    const listed = listLocalMail(local, folder)
    expect(listed.map(({ to }) => to)).toEqual(['3@example.com', '2@example.com', '1@example.com'])
    const { subject, text, html } = mail
    expect(listed[0]).toMatchObject({ subject, text, html, sentAt: '2026-01-01T09:03:00.000Z' })
    const files = readdirSync(folder)
    expect(files.length).toBe(3)
    for (const file of files) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600)
  })

  test.each([
    { SMTP_URL: 'smtp://127.0.0.1:25' },
    { VERCEL: '1' },
    { DATABASE_URL: 'postgres://u:p@db.example/d' },
  ])('only: with %p nothing is listed', (source) => {
    keepLocalMail(mail, folder)
    expect(listLocalMail(parseEnv(source), folder)).toEqual([])
  })

  test('no more than the last fifty are listed', () => {
    for (let count = 0; count < 55; count++) keepLocalMail(mail, folder)
    expect(listLocalMail(local, folder).length).toBe(50)
  })
})

describe('the mail with the code', () => {
  test.each(['es', 'en'] as const)('says the same in both forms (%s)', (locale) => {
    const { subject, text, html } = codeMail('a@example.com', {
      code: '000042',
      minutes: 10,
      locale,
    })
    expect(subject).toContain('000042')
    expect(html).toContain(`lang="${locale}"`)
    for (const line of text.split('\n\n')) expect(html).toContain(line)
    expect(text).toContain('10 minut')
  })
})
