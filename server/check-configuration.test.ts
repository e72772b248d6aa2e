import { expect, test } from 'bun:test'
import { runBun } from './testing/run-process'

const start = (env: Record<string, string>) =>
  runBun(['-e', "(await import('./server/check-configuration')).checkConfiguration()"], {
    NODE_ENV: 'production',
    DATABASE_URL: 'postgresql://app@db.example/cosecha',
    BETTER_AUTH_SECRET: '',
    ...env,
  })

test.each([
  ['a secret is missing where others rely on it', {}, 1, 'BETTER_AUTH_SECRET'],
  ['with a secret', { BETTER_AUTH_SECRET: 'x'.repeat(32) }, 0, ''],
  ['on one machine', { DATABASE_URL: '' }, 0, ''],
  ['demo mode with a database elsewhere', { DEMO_MODE: '1' }, 1, 'DEMO_MODE'],
  ['demo mode on Vercel', { DEMO_MODE: '1', DATABASE_URL: '', VERCEL: '1' }, 1, 'DEMO_MODE'],
] as const)('the start: %s', async (_, env, code, said) => {
  const { exitCode, output } = await start(env)
  expect(exitCode).toBe(code)
  expect(output).toContain(said)
})
