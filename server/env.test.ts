import { describe, expect, test } from 'bun:test'
import { isLocalMode, parseEnv } from './env'

describe('demo mode', () => {
  test.each([
    'postgres://u:p@localhost/d',
    'postgres://u:p@LOCALHOST:5432/d',
    'postgresql://u:p@127.0.0.1:5432/d',
    'postgres://u:p@127.8.9.10/d',
    'postgres://u:p@[::1]:5432/d',
    'postgres://u:p@[0:0:0:0:0:0:0:1]/d',
    'postgres:///d?host=/var/run/postgresql',
    'postgres://u:p@%2Fvar%2Frun%2Fpostgresql/d',
    'postgres://localhost/d?host=127.0.0.1&hostaddr=127.0.0.1',
  ])('runs with %p', (DATABASE_URL) => {
    expect(parseEnv({ DEMO_MODE: '1', DATABASE_URL }).DEMO_MODE).toBe(true)
  })

  test('runs with the embedded database', () => {
    expect(parseEnv({ DEMO_MODE: '1' }).DEMO_MODE).toBe(true)
    expect(parseEnv({ DEMO_MODE: '1', DATABASE_URL: '' }).DEMO_MODE).toBe(true)
  })

  const elsewhere = [
    'postgres://u:p@db.example/d',
    'postgres://h/db?host=evil.example',
    'postgres://localhost/db?host=evil.example',
    'postgres://localhost/db?host=localhost&host=evil.example',
    'postgres://localhost/db?host=evil.example&host=localhost',
    'postgres://evil.example/db?host=localhost',
    'postgres://localhost/db?hostaddr=203.0.113.1',
    'postgres://localhost/db?HOST=evil.example',
    'postgres://localhost,evil.example/db',
    'postgres://localhost.evil.example/db',
    'postgres://127.0.0.1.evil.example/db',
    'postgres://localhost@evil.example/db',
    'postgres://u:p@[2001:db8::1]/db',
    'postgres://u:p@[::ffff:203.0.113.1]/db',
    'postgres://u:p@10.0.0.5/db',
    'postgres://u:p@0.0.0.0/db',
    'postgres:///db',
    'evil.example/db',
    'postgres://ep-x.us-east-2.aws.neon.tech/db',
  ]

  test.each(elsewhere)('does not start with %p', (url) => {
    expect(() => parseEnv({ DEMO_MODE: '1', DATABASE_URL: url })).toThrow('DEMO_MODE')
    expect(() => parseEnv({ DEMO_MODE: '1', DATABASE_URL_UNPOOLED: url })).toThrow(
      'DATABASE_URL_UNPOOLED',
    )
    const local = 'postgres://localhost/d'
    expect(() =>
      parseEnv({ DEMO_MODE: '1', DATABASE_URL: local, DATABASE_URL_UNPOOLED: url }),
    ).toThrow('DEMO_MODE')
    expect(parseEnv({ DATABASE_URL: url }).DEMO_MODE).toBe(false)
  })

  test('does not start on Vercel, nor with a proxy to a database elsewhere', () => {
    expect(() => parseEnv({ DEMO_MODE: '1', VERCEL: '1' })).toThrow('DEMO_MODE')
    const DATABASE_URL = 'postgres://localhost/d'
    const proxied = (NEON_WS_PROXY: string) =>
      parseEnv({ DEMO_MODE: '1', DATABASE_URL, NEON_WS_PROXY }).DEMO_MODE
    expect(() => proxied('evil.example:80/v1')).toThrow('NEON_WS_PROXY')
    expect(proxied('127.0.0.1:5488/v1')).toBe(true)
  })
})

describe('the configuration', () => {
  test('names every variable that is wrong, and no value', () => {
    const wrong = {
      BETTER_AUTH_SECRET: 'too-short-secret',
      SMTP_URL: 'https://user:password@mail.example',
      PORT: '70000',
      GITHUB_CLIENT_ID: 'only-one-of-two',
    }
    expect(() => parseEnv(wrong)).toThrow(/BETTER_AUTH_SECRET.*SMTP_URL.*PORT/s)
    expect(() => parseEnv({ GITHUB_CLIENT_ID: 'only-one-of-two' })).toThrow('GITHUB_CLIENT_SECRET')
    try {
      parseEnv(wrong)
    } catch (error) {
      for (const value of Object.values(wrong)) expect(String(error)).not.toContain(value)
    }
  })
})

describe('local mode', () => {
  const SMTP_URL = 'smtp://127.0.0.1:2525'
  test.each([
    [{}, true],
    [{ NODE_ENV: 'production' }, true],
    [{ DEMO_MODE: '1', DATABASE_URL: 'postgres://localhost/d' }, true],
    [{ SMTP_URL }, false],
    [{ DEMO_MODE: '1', SMTP_URL }, false],
    [{ VERCEL: '1' }, false],
    [{ DATABASE_URL: 'postgres://localhost/d' }, false],
    [{ DATABASE_URL: 'postgres://db.example/d' }, false],
  ])('with %p: %p', (source, expected) => {
    expect(isLocalMode(parseEnv(source))).toBe(expected)
  })
})
