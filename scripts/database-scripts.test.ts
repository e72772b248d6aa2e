import { describe, expect, setDefaultTimeout, test } from 'bun:test'
import { MIGRATIONS_FOLDER, readMigrations } from '../server/db/migration-files'
import { query, useServer, VERSIONS } from '../server/testing/postgres-servers'
import { runBun, startBun } from '../server/testing/run-process'

setDefaultTimeout(30_000)

for (const version of VERSIONS)
  describe(`on an empty PostgreSQL ${version}`, () => {
    const server = useServer(version)

    test('migrate, seed twice, verify; then verify says what is gone', async () => {
      const url = await server.emptyDatabase()
      const run = (script: string) =>
        runBun(['run', `scripts/${script}.ts`], { DATABASE_URL: url, DATABASE_URL_UNPOOLED: '' })

      expect(await run('verify-program-schema')).toMatchObject({
        exitCode: 1,
        output: expect.stringContaining('table attendance_records is missing'),
      })
      expect((await run('migrate')).exitCode).toBe(0)
      expect((await run('verify-program-schema')).output).toContain(
        'seed program "defi-esta" is missing',
      )
      expect(await run('seed-programs')).toEqual({
        exitCode: 0,
        output:
          'added: De Cero a Chamba (de-cero-a-chamba)\nadded: DeFi-esta (defi-esta)\nadded: Open (open)\n',
      })
      await query(url, "update programs set name = 'Libre' where slug = 'open'")
      expect((await run('seed-programs')).output).toContain('kept: Libre (open)')
      expect(await query(url, 'select count(*)::int as count from programs')).toEqual([
        { count: 3 },
      ])
      expect(await run('verify-program-schema')).toMatchObject({
        exitCode: 0,
        output: expect.stringContaining('seed programs: de-cero-a-chamba, defi-esta, open'),
      })

      await query(url, 'alter table applications drop constraint goal_length_check')
      await query(url, 'drop index attendance_records_marked_by_index')
      const { exitCode, output } = await run('verify-program-schema')
      expect(exitCode).toBe(1)
      expect(output).toContain('goal_length_check')
      expect(output).toContain('attendance_records_marked_by_index')
      expect(
        await query(url, "select relname from pg_class where relname like '%pg_temp%' limit 1"),
      ).toEqual([])
      expect(await query(url, 'select count(*)::int as count from users')).toEqual([{ count: 0 }])
    })
  })

describe('scripts', () => {
  const server = useServer(18)

  test('prefer DATABASE_URL_UNPOOLED for migrations', async () => {
    const url = await server.emptyDatabase()
    const env = { DATABASE_URL: 'postgresql://u:p@127.0.0.1:1/x', DATABASE_URL_UNPOOLED: url }
    expect((await runBun(['run', 'scripts/migrate.ts'], env)).exitCode).toBe(0)
    const last = readMigrations(MIGRATIONS_FOLDER).at(-1)?.tag
    expect((await runBun(['run', 'scripts/migrate.ts', 'down'], env)).output).toBe(
      `took back ${last}\n`,
    )
  })

  test.each(['migrate', 'seed-programs', 'verify-program-schema'])(
    '%s says in a line that there is no database, without the password',
    async (script) => {
      const { exitCode, output } = await runBun(['run', `scripts/${script}.ts`], {
        DATABASE_URL: 'postgresql://somebody:hunter2@127.0.0.1:1/x',
        DATABASE_URL_UNPOOLED: '',
        DATABASE_DRIVER: 'pg',
      })
      expect(exitCode).toBe(1)
      expect(output).toContain('ECONNREFUSED')
      expect(output).not.toContain('hunter2')
      expect(output).not.toContain('    at ')
    },
  )

  test('migrate refuses a word it does not know', async () => {
    const { exitCode, output } = await runBun(['run', 'scripts/migrate.ts', 'sideways'])
    expect({ exitCode, output }).toEqual({
      exitCode: 1,
      output: 'Usage: bun run scripts/migrate.ts [up|down]\n',
    })
  })

  const withDatabase = (...command: string[]) => ['run', 'scripts/with-database.ts', ...command]

  test('with-database gives the address on and the exit code back', async () => {
    const told = await runBun(withDatabase('sh', '-c', 'echo "at $DATABASE_URL"; exit 7'), {
      DATABASE_URL: 'postgresql://somewhere/x',
    })
    expect(told).toEqual({ exitCode: 7, output: 'at postgresql://somewhere/x\n' })
    const own = await runBun(withDatabase('sh', '-c', 'echo "at $DATABASE_URL"'), {
      DATABASE_URL: '',
    })
    expect(own.output).toMatch(/^at postgresql:\/\/cosecha:\w+@127\.0\.0\.1:\d+\/cosecha\n$/)
    expect(own.exitCode).toBe(0)
  })

  test('with-database passes a signal on and waits for the command', async () => {
    const child = startBun(
      withDatabase('sh', '-c', 'trap "echo bye; exit 9" TERM; echo ready; read line'),
      { DATABASE_URL: 'postgresql://somewhere/x' },
    )
    const reader = child.stdout.getReader()
    const read = async () => new TextDecoder().decode((await reader.read()).value)
    expect(await read()).toBe('ready\n')
    child.kill('SIGTERM')
    expect(await read()).toBe('bye\n')
    expect(await child.exited).toBe(9)
  })

  test('with-database says when there is no such command', async () => {
    const { exitCode, output } = await runBun(withDatabase('no-such-command'), {
      DATABASE_URL: 'postgresql://somewhere/x',
    })
    expect(exitCode).toBe(1)
    expect(output).toContain('no-such-command')
  })
})
