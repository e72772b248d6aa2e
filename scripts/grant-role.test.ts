import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test'
import { join } from 'node:path'
import { Client } from 'pg'
import { createTestDatabase, dropTestDatabase } from '../server/testing/test-server'

let url: string
let client: Client
beforeAll(async () => {
  url = await createTestDatabase()
  client = new Client({ connectionString: url })
  await client.connect()
}, 120_000)
afterAll(async () => {
  await client.end()
  await dropTestDatabase(url)
})

/** Runs the script on the test database; gives its exit code and what it printed. */
async function grant(...args: string[]) {
  const script = join(import.meta.dirname, 'grant-role.ts')
  const child = Bun.spawn([process.execPath, 'run', script, ...args], {
    env: { ...process.env, DATABASE_URL: url, DATABASE_URL_UNPOOLED: '', DATABASE_DRIVER: 'pg' },
    stdout: 'pipe',
    stderr: 'pipe',
  })
  const [out, error] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
  ])
  return { code: await child.exited, out: out.trim(), error: error.trim() }
}

const people = async () => (await client.query('select email, name, role from users')).rows

// Every test starts the script once or more.
setDefaultTimeout(60_000)

describe('grant-role', () => {
  test('makes the first admin with --create, and only then', async () => {
    const refused = await grant('ana@example.com', 'admin')
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(refused.error).toContain('--create')
    expect(await people()).toEqual([])
    expect(await grant(' Ana@Example.com', 'admin', '--create')).toEqual({
      code: 0,
      out: 'ana@example.com is new, as admin.',
      error: '',
    })
    expect(await people()).toEqual([{ email: 'ana@example.com', name: 'ana', role: 'admin' }])
    expect((await grant('ana@example.com', 'admin')).out).toBe('ana@example.com already is admin.')
  })

  test('does not demote the last admin', async () => {
    const refused = await grant('ana@example.com', 'participant')
    expect(refused.code).toBe(1)
    expect(refused.error).toContain('last admin')
    await grant('beto@example.com', 'admin', '--create')
    expect((await grant('ANA@example.com', 'moderator')).out).toBe(
      'ana@example.com is now moderator, was admin.',
    )
  })

  test.each([
    [['ana@example.com', 'boss'], '"boss" is not a role'],
    [['ana', 'admin'], '"ana" is not an e-mail address'],
    [['import@cosecha.invalid', 'admin', '--create'], 'reserved account'],
    [['ana@example.com'], 'Usage:'],
    [['ana@example.com', 'admin', 'more'], 'Usage:'],
    [['ana@example.com', 'admin', '--force'], '--force'],
    [[], 'Usage:'],
  ])('%p is refused', async (args, message) => {
    const before = await people()
    const refused = await grant(...args)
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(refused.error).toContain(message)
    expect(refused.error).not.toContain('    at ')
    expect(await people()).toEqual(before)
  })
})
