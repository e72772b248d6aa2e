import { afterAll, describe, expect, test } from 'bun:test'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { appSecret } from '../app-secret'
import { appOrigin, parseEnv } from '../env'
import { trustedOrigins } from './settings'

const folder = mkdtempSync(join(tmpdir(), 'cosecha-settings-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('the address of the app', () => {
  const vercel = {
    VERCEL: '1',
    VERCEL_PROJECT_PRODUCTION_URL: 'cosecha.example',
    VERCEL_URL: 'cosecha-abc123.vercel.app',
  }
  test.each([
    [{}, ['http://localhost:3000', 'http://127.0.0.1:3000']],
    [{ PORT: '4000' }, ['http://localhost:4000', 'http://127.0.0.1:4000']],
    [{ APP_URL: 'https://app.example/path/' }, ['https://app.example']],
    [{ ...vercel, VERCEL_ENV: 'production' }, ['https://cosecha.example']],
    [{ ...vercel, VERCEL_ENV: 'preview' }, ['https://cosecha-abc123.vercel.app']],
    [{ ...vercel, VERCEL_ENV: 'preview', APP_URL: 'https://a.example' }, ['https://a.example']],
  ])('%p: %p and no other', (source, origins) => {
    const config = parseEnv(source)
    expect(trustedOrigins(config)).toEqual(origins)
    expect(appOrigin(config)).toBe(origins[0] ?? '')
  })
})

describe('the secret', () => {
  const database = { DATABASE_URL: 'postgres://u:p@db.example/d' }

  test.each([
    { VERCEL: '1' },
    { VERCEL: '1', ...database },
    { NODE_ENV: 'production', ...database },
  ])('is asked for by name with %p', (source) => {
    expect(() => appSecret(parseEnv(source), folder)).toThrow('BETTER_AUTH_SECRET')
    const BETTER_AUTH_SECRET = 'x'.repeat(32)
    expect(appSecret(parseEnv({ ...source, BETTER_AUTH_SECRET }), folder)).toBe(BETTER_AUTH_SECRET)
  })

  test.each([
    {},
    { NODE_ENV: 'production' },
    { NODE_ENV: 'production', DEMO_MODE: '1', DATABASE_URL: 'postgres://u:p@localhost/d' },
    { NODE_ENV: 'development', ...database },
  ])('is made once and kept to ourselves with %p', (source) => {
    const secret = appSecret(parseEnv(source), folder)
    expect(secret).toMatch(/^[\w-]{43}$/)
    expect(appSecret(parseEnv(source), folder)).toBe(secret)
    const path = join(folder, 'auth-secret')
    expect(readFileSync(path, 'utf8')).toBe(secret)
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })
})
