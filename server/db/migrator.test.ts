import { describe, expect, setDefaultTimeout, test } from 'bun:test'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { Client } from 'pg'
import { CHECKOUT, query, useServer, VERSIONS } from '../testing/postgres-servers'
import { runBun } from '../testing/run-process'
import { MIGRATIONS_FOLDER } from './migration-files'
import { migrateDown, migrateUp } from './migrator'

setDefaultTimeout(30_000)

const TAGS = [
  '0000_baseline',
  '0001_add_program_system',
  '0002_add_histories_and_program_settings',
  '0003_review_and_mail',
  '0004_programs_calendar_and_roll_call',
  '0005_fewer_indexes_of_marks',
  '0006_cheaper_check_of_hashes',
  '0007_hashes_without_other_letters',
]
const LAST = TAGS.at(-1) ?? ''
/** The one a test adds after the last. */
const MORE = `${String(TAGS.length).padStart(4, '0')}_more`

/** Runs `work` with a copy of the migrations it may spoil. */
async function withCopy<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'cosecha-migrations-'))
  try {
    cpSync(MIGRATIONS_FOLDER, folder, { recursive: true })
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

interface Entry {
  idx: number
  when: number
  tag: string
}

function editJournal(folder: string, edit: (entries: Entry[]) => Entry[]) {
  const file = join(folder, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...journal, entries: edit(journal.entries) }))
}

/** Adds a further migration of one statement. */
function addMigration(folder: string, up: string, down = 'select 1') {
  writeFileSync(join(folder, `${MORE}.sql`), up)
  writeFileSync(join(folder, `${MORE}.down.sql`), down)
  editJournal(folder, (entries) => [
    ...entries,
    { ...entries[0], idx: TAGS.length, when: (entries.at(-1)?.when ?? 0) + 1, tag: MORE },
  ])
}

const tables = async (url: string) =>
  (
    await query(
      url,
      "select table_name from information_schema.tables where table_schema = 'public' order by 1",
    )
  ).map((row) => row.table_name)

const applied = (url: string) =>
  query(url, 'select hash, created_at from drizzle.__drizzle_migrations order by id')

const BASELINE = {
  users: 'id, email, name, role, account_status, created_at, updated_at, metadata',
  activities: 'id, title, kind, starts_at, ends_at, time_zone, status, created_at, updated_at',
  applications: 'id, user_id, status, version, created_at, updated_at, metadata',
}
const baselineRows = (url: string) =>
  Promise.all(
    Object.entries(BASELINE).map(([table, columns]) =>
      query(url, `select ${columns} from ${table} order by id`),
    ),
  )

for (const version of VERSIONS)
  describe(`migrations on PostgreSQL ${version}`, () => {
    const server = useServer(version)

    test('up applies all in order and then has nothing to do; down takes back one at a time', async () => {
      const url = await server.emptyDatabase()
      const lines: string[] = []
      const log = (line: string) => lines.push(line)
      expect(await migrateUp({ url, log })).toEqual(TAGS)
      expect(await migrateUp({ url, log })).toEqual([])
      expect(lines).toEqual([...TAGS.map((tag) => `applied ${tag}`), 'nothing to do'])

      const all = await tables(url)
      const without = (names: RegExp) => all.filter((name) => !name?.toString().match(names))
      expect(await migrateDown({ url })).toBe(TAGS[7])
      expect(await migrateDown({ url })).toBe(TAGS[6])
      expect(await migrateDown({ url })).toBe(TAGS[5])
      expect(await tables(url)).toEqual(all)
      const since4 = '^activity_series$|^calendar_feeds$|^session_reopenings$|^submission'
      expect(await migrateDown({ url })).toBe(TAGS[4])
      expect(await tables(url)).toEqual(without(new RegExp(since4)))
      expect(await applied(url)).toHaveLength(4)
      const since3 = `${since4}|^application_events$|^held_|^mail_`
      expect(await migrateDown({ url })).toBe(TAGS[3])
      expect(await tables(url)).toEqual(without(new RegExp(since3)))
      expect(await migrateDown({ url })).toBe(TAGS[2])
      expect(await tables(url)).toEqual(without(new RegExp(`${since3}|_events$|_additions$`)))
      expect(await migrateDown({ url })).toBe(TAGS[1])
      expect(await migrateDown({ url })).toBe(TAGS[0])
      expect(await tables(url)).toEqual([])
      expect(await migrateDown({ url, log })).toBeUndefined()
      expect(lines.at(-1)).toBe('nothing to take back')
      expect(await migrateUp({ url })).toEqual(TAGS)
      expect(await tables(url)).toEqual(all)
    })

    test('rows of the baseline keep their columns through down and up again', async () => {
      const url = await server.emptyDatabase()
      await migrateUp({ url })
      await query(
        url,
        `insert into users (email, name) values ('ana@example.com', 'Ana');
         insert into activities (title, kind, starts_at, ends_at, time_zone)
           values ('Sesión 1', 'session', '2026-09-23 18:50Z', '2026-09-23 20:50Z', 'America/Mexico_City');
         insert into applications (user_id, status) select id, 'submitted' from users`,
      )
      const before = await baselineRows(url)
      expect(before.map((rows) => rows.length)).toEqual([1, 1, 1])
      for (const _ of TAGS.slice(1)) await migrateDown({ url })
      expect(await baselineRows(url)).toEqual(before)
      await migrateUp({ url })
      expect(await baselineRows(url)).toEqual(before)
    })

    test('two runs at once: one applies, the other waits and finds nothing to do', async () => {
      const url = await server.emptyDatabase()
      const run = () => runBun(['run', 'scripts/migrate.ts'], { DATABASE_URL: url })
      const runs = await Promise.all([run(), run()])
      expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0])
      const outputs = runs.map(({ output }) => output)
      expect(outputs.filter((output) => output.includes(`applied ${TAGS[0]}`))).toHaveLength(1)
      expect(outputs.filter((output) => output.includes('nothing to do'))).toHaveLength(1)
      expect(await applied(url)).toHaveLength(TAGS.length)
    })
  })

describe('the runner', () => {
  const server = useServer(18)

  test('waits while another run is in the middle of a migration', async () => {
    const url = await server.emptyDatabase()
    const { promise: waiting, resolve: isWaiting } = Promise.withResolvers<void>()
    await withCopy(async (folder) => {
      // The first run stops inside its migration until the second one waits.
      addMigration(folder, 'select pg_advisory_lock(1); select pg_advisory_unlock(1)')
      const holder = new Client({ connectionString: url })
      await holder.connect()
      await holder.query('select pg_advisory_lock(1)')
      const first = Promise.withResolvers<void>()
      const one = migrateUp({
        url,
        folder,
        log: (line) => line.includes(LAST) && first.resolve(),
      })
      await first.promise
      const two = migrateUp({ url, folder, log: (line) => line.includes('waiting') && isWaiting() })
      await waiting
      await holder.end()
      expect(await one).toHaveLength(TAGS.length + 1)
      expect(await two).toEqual([])
    })
  })

  test('a failing statement names its file and takes back that migration only', async () => {
    const url = await server.emptyDatabase()
    await withCopy(async (folder) => {
      addMigration(folder, 'create table half (); --> statement-breakpoint\nselect 1/0')
      await expect(migrateUp({ url, folder })).rejects.toThrow(`${MORE}.sql: division by zero`)
      expect(await applied(url)).toHaveLength(TAGS.length)
      expect(await tables(url)).not.toContain('half')
    })
  })

  test('a failing way back changes nothing', async () => {
    const url = await server.emptyDatabase()
    await withCopy(async (folder) => {
      addMigration(
        folder,
        'create table more ()',
        'drop table more; --> statement-breakpoint\nselect 1/0',
      )
      await migrateUp({ url, folder })
      await expect(migrateDown({ url, folder })).rejects.toThrow(
        `${MORE}.down.sql: division by zero`,
      )
      expect(await applied(url)).toHaveLength(TAGS.length + 1)
      expect(await tables(url)).toContain('more')
    })
  })

  test.each<[string, (folder: string) => void, RegExp]>([
    [
      'an edited file',
      (folder) => writeFileSync(join(folder, `${TAGS[1]}.sql`), 'select 1'),
      /0001_add_program_system\.sql was edited/,
    ],
    [
      'times that do not rise',
      (folder) => editJournal(folder, (entries) => entries.map((entry) => ({ ...entry, when: 1 }))),
      /0001_add_program_system is not newer than 0000_baseline/,
    ],
    [
      'swapped entries',
      (folder) => editJournal(folder, ([a, b, c, d]) => (a && b && c && d ? [a, c, b, d] : [])),
      /0002_add_histories_and_program_settings stands at position 1/,
    ],
    [
      'a missing file',
      (folder) => rmSync(join(folder, `${TAGS[2]}.sql`)),
      /0002_add_histories_and_program_settings\.sql is missing/,
    ],
    [
      'a missing way back',
      (folder) => rmSync(join(folder, `${TAGS[0]}.down.sql`)),
      /0000_baseline\.down\.sql is missing/,
    ],
    [
      'a file the journal does not name',
      (folder) => writeFileSync(join(folder, `${MORE}.sql`), 'select 1'),
      new RegExp(`does not name ${MORE}\\.sql`),
    ],
    [
      'an applied migration the journal does not know',
      (folder) => {
        editJournal(folder, (entries) => entries.slice(0, -1))
        rmSync(join(folder, `${LAST}.sql`))
        rmSync(join(folder, `${LAST}.down.sql`))
      },
      /a migration the journal does not know/,
    ],
    [
      'a migration older than an applied one',
      (folder) => {
        // As after a merge: a new migration was dated between two that are applied.
        editJournal(folder, ([a, b, c, d]) =>
          a && b && c && d
            ? [
                a,
                { ...b, tag: '0001_late', when: a.when + 1 },
                { ...b, idx: 2, tag: '0002_program_system' },
                { ...c, idx: 3, tag: '0003_histories' },
                { ...d, idx: 4, tag: '0004_review' },
              ]
            : [],
        )
        for (const end of ['sql', 'down.sql']) {
          writeFileSync(join(folder, `0001_late.${end}`), 'select 1')
          cpSync(join(folder, `${TAGS[1]}.${end}`), join(folder, `0002_program_system.${end}`))
          cpSync(join(folder, `${TAGS[2]}.${end}`), join(folder, `0003_histories.${end}`))
          cpSync(join(folder, `${TAGS[3]}.${end}`), join(folder, `0004_review.${end}`))
          for (const tag of TAGS.slice(1)) rmSync(join(folder, `${tag}.${end}`))
        }
      },
      /0002_program_system\.sql was applied before the older 0001_late\.sql/,
    ],
  ])('refuses %s, up and down, and leaves the database as it was', async (_, spoil, message) => {
    const url = await server.emptyDatabase()
    await migrateUp({ url })
    const before = await applied(url)
    await withCopy(async (folder) => {
      spoil(folder)
      await expect(migrateUp({ url, folder })).rejects.toThrow(message)
      await expect(migrateDown({ url, folder })).rejects.toThrow(message)
    })
    expect(await applied(url)).toEqual(before)
  })

  test("refuses Neon's pooled address, where the lock would not hold", async () => {
    const url = 'postgresql://u:p@ep-a-pooler.eu-central-1.aws.neon.tech/db'
    await expect(migrateUp({ url })).rejects.toThrow('DATABASE_URL_UNPOOLED')
  })
})

test('drizzle-kit finds nothing to generate', async () => {
  await withCopy(async (folder) => {
    const config = join(folder, 'drizzle.config.json')
    const schema = join(import.meta.dirname, 'schema/index.ts')
    writeFileSync(
      config,
      JSON.stringify({ dialect: 'postgresql', schema, out: relative(CHECKOUT, folder) }),
    )
    const { exitCode, output } = await runBun([
      'node_modules/drizzle-kit/bin.cjs',
      'generate',
      `--config=${config}`,
    ])
    expect({ exitCode, output }).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining('nothing to migrate'),
    })
  })
})
