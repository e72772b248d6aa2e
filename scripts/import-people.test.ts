import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { closeDatabase, db, openDatabase } from '../server/db/client'
import { dumpTables } from '../server/testing/dump-tables'
import { makeProgram } from '../server/testing/factories'
import { guestFile } from '../server/testing/guest-file'
import { startBun } from '../server/testing/run-process'
import { createTestDatabase, dropTestDatabase } from '../server/testing/test-server'

const FILE = join(import.meta.dirname, '../server/testing/data/luma-guests-de-cero-a-chamba.csv')
const PROGRAM = ['--program', 'De Cero a Chamba']
const SESSION = ['--session', 'Sesión 1', '--date', '2026-09-23T18:50']

let url: string
let folder: string
beforeAll(async () => {
  url = await createTestDatabase()
  openDatabase(url)
  folder = mkdtempSync(join(tmpdir(), 'cosecha-import-'))
  await makeProgram(db, { name: 'De Cero a Chamba', slug: 'de-cero-a-chamba' })
})
afterAll(async () => {
  await closeDatabase()
  await dropTestDatabase(url)
  rmSync(folder, { recursive: true })
})

const written = (name: string, content: Uint8Array | string) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const run = (...args: string[]) => runOn(url, ...args)

async function runOn(database: string, ...args: string[]) {
  const child = startBun(['run', 'scripts/import-people.ts', ...args], { DATABASE_URL: database })
  const [out, error, exitCode] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ])
  return { out, error, exitCode }
}

test('dry run, run, and the same again', async () => {
  const empty = await dumpTables(db)
  const dry = await run(FILE, ...PROGRAM, ...SESSION, '--dry-run')
  expect(dry).toMatchObject({ exitCode: 0, error: 'Dry run: nothing was written.\n' })
  expect(await dumpTables(db)).toEqual(empty)

  const first = await run(FILE, ...PROGRAM, ...SESSION)
  expect(first).toEqual({ exitCode: 0, error: '', out: dry.out })
  expect(first.out).toStartWith(
    [
      'Program: De Cero a Chamba',
      'Session: Sesión 1, 2026-09-23 18:50 America/Mexico_City (new)',
      'Rows read: 48, of which 39 taken: 39 people',
      'New accounts: 39',
      'New applications: 39',
      'New enrollments: 39',
      'New marks (present): 29',
      'Enrollments left as they were: 0',
      'People not taken: 0',
      '',
      'Rows not taken (9):',
      '  line 9: jesus.munoz76@example.org: approval_status is pending_approval',
    ].join('\n'),
  )
  expect(first.out).toContain('\n  line 67: no-es-un-correo: not a valid e-mail\n')
  expect(first.out).toContain('\nLeft out (22):\n')
  expect(first.out).toContain(': @hector_hernandez is no X username\n')
  expect(first.out).toContain(': a goal of 8 characters, not 140 to 280\n')

  const after = await dumpTables(db)
  const second = await run(FILE, '--program', 'de-cero-a-chamba', ...SESSION)
  expect(second.exitCode).toBe(0)
  expect(second.out).toContain('\nNothing changed.\n')
  expect(second.out).toContain('\nPeople (39):\n')
  expect(second.out).toContain(': enrollment left as it is, guest\n')
  expect(await dumpTables(db)).toEqual(after)
}, 30_000)

test('answers are printed on one line, whatever they hold', async () => {
  const file = written(
    'odd.csv',
    guestFile([{ email: 'odd@example.com', GitHub: 'a\u001b[31m\nb', Meta: 'corta' }]),
  )
  const { out } = await run(file, ...PROGRAM, '--goal', '')
  expect(out).toContain(': "a\\u001b[31m\\nb" is no GitHub username\n')
  expect(out).not.toContain('\u001b')
  expect(out).not.toContain('a goal of')
})

describe('is refused with a clear message, exit code 1, and nothing written', () => {
  const cases: [string, () => string[], string][] = [
    ['no file', () => PROGRAM, 'Name one file'],
    ['two files', () => [FILE, FILE, ...PROGRAM], 'Name one file'],
    ['a missing file', () => [join(folder, 'none.csv'), ...PROGRAM], 'There is no file'],
    ['a folder', () => [folder, ...PROGRAM], 'is a folder'],
    ['an empty file', () => [written('empty.csv', ''), ...PROGRAM], 'The file is empty.'],
    ['another header', () => [written('a.csv', 'a,b\n1,2\n'), ...PROGRAM], 'missing email'],
    ['no program', () => [FILE], '--program is missing'],
    ['an unknown program', () => [FILE, '--program', 'Nada'], 'There is no program "Nada".'],
    ['an unknown flag', () => [FILE, ...PROGRAM, '--force'], "Unknown option '--force'"],
    ['a session without date', () => [FILE, ...PROGRAM, '--session', 'S'], 'go together'],
    [
      'a date without session',
      () => [FILE, ...PROGRAM, SESSION[2] ?? '', SESSION[3] ?? ''],
      'go together',
    ],
    ['minutes without session', () => [FILE, ...PROGRAM, '--minutes', '60'], 'needs --session'],
    ['no minutes', () => [FILE, ...PROGRAM, ...SESSION, '--minutes', '0'], '1 to 1440'],
    ['half minutes', () => [FILE, ...PROGRAM, ...SESSION, '--minutes', '1.5'], '1 to 1440'],
    ['no date', () => [FILE, ...PROGRAM, '--session', 'S', '--date', 'hoy'], 'is no local time'],
    ['no such question', () => [FILE, ...PROGRAM, '--x', 'Twitter'], 'no question "Twitter"'],
    [
      'no such marker',
      () => [FILE, ...PROGRAM, '--by', 'a@example.com'],
      '--by: there is no account',
    ],
  ]
  test.each(cases)('%s', async (_, args, message) => {
    const before = await dumpTables(db)
    const { exitCode, out, error } = await run(...args())
    expect([exitCode, out]).toEqual([1, ''])
    expect(error).toContain(message)
    expect(error).not.toMatch(/\n\s+at /)
    expect(await dumpTables(db)).toEqual(before)
  })
})

test('a database without tables is said to be one, without SQL and people', async () => {
  const bare = await createTestDatabase()
  try {
    const client = new Client({ connectionString: bare })
    await client.connect()
    await client.query('drop table programs cascade')
    await client.end()
    const { exitCode, error } = await runOn(bare, FILE, ...PROGRAM)
    expect(exitCode).toBe(1)
    expect(error).toBe('The database refused (42P01). Nothing was written. Run db:migrate first.\n')
  } finally {
    await dropTestDatabase(bare)
  }
})
