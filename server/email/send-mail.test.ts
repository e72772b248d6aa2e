import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from '../env'
import { codeMail } from './code-mail'
import { keepLocalMail, listLocalMail } from './mailbox'
import { sendMail } from './send-mail'

const mail = codeMail('ana@example.com', { code: '012345', minutes: 10, locale: 'es' })

describe('by SMTP', () => {
  const received: string[] = []
  let server: Server
  let url: string

  /** As much of RFC 5321 as one mail needs. Refuses recipients called "nobody". */
  beforeAll(async () => {
    server = createServer((socket) => {
      let message: string | undefined
      socket.write('220 test\r\n')
      socket.setEncoding('utf8')
      let rest = ''
      socket.on('data', (chunk: string) => {
        const lines = (rest + chunk).split('\r\n')
        rest = lines.pop() ?? ''
        for (const line of lines) {
          if (message !== undefined) {
            if (line !== '.') message += `${line}\n`
            else {
              received.push(message)
              message = undefined
              socket.write('250 kept\r\n')
            }
          } else if (/^DATA/i.test(line)) {
            message = ''
            socket.write('354 go on\r\n')
          } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n')
          else socket.write(/^RCPT TO:<nobody/i.test(line) ? '550 unknown\r\n' : '250 ok\r\n')
        }
      })
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    if (typeof address !== 'object' || !address) throw new Error('The server has no port.')
    url = `smtp://127.0.0.1:${address.port}`
  })
  afterAll(() => {
    server.close()
  })

  const config = () => parseEnv({ SMTP_URL: url, MAIL_FROM: 'Cosecha <hola@cosecha.example>' })

  test('arrives as text and as HTML, from us', async () => {
    await sendMail(mail, config())
    const [message = ''] = received.slice(-1)
    expect(message).toContain('From: Cosecha <hola@cosecha.example>')
    expect(message).toContain('To: ana@example.com')
    expect(message).toMatch(/^Subject: .*012345/m)
    expect(message).toContain('text/plain')
    expect(message).toContain('text/html')
  })

  test('fails loudly when the server refuses, or is not there', async () => {
    await expect(sendMail({ ...mail, to: 'nobody@example.com' }, config())).rejects.toThrow('550')
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
