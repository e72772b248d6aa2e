import { connectOnce, type SingleConnection } from './client'
import { MIGRATIONS_FOLDER, type Migration, readMigrations } from './migration-files'

interface Run {
  /** Address of a direct connection: the lock belongs to the session, which a pooler would hand around. */
  url: string
  log?: (line: string) => void
  folder?: string
}

// Any fixed number does, as long as nothing else in this database locks it.
const LOCK = 7_261_943_501

/** The table drizzle's own migrator keeps, so that its tools still understand the database. */
const BOOKKEEPING = `
  create schema if not exists drizzle;
  create table if not exists drizzle.__drizzle_migrations
    (id serial primary key, hash text not null, created_at bigint)`

/**
 * Applies every migration that is not applied yet, each in a transaction of its own, and gives their names.
 * Waits while another run holds the lock. Throws an Error that names the migration when the journal is out of
 * order, an applied migration was edited, is unknown or was overtaken, or a statement fails.
 */
export const migrateUp = ({ url, log = () => undefined, folder = MIGRATIONS_FOLDER }: Run) =>
  locked(url, log, async (connection) => {
    const migrations = readMigrations(folder)
    await connection.query(BOOKKEEPING)
    const pending = migrations.slice(await countApplied(connection, migrations))
    for (const { tag, up, hash, when } of pending) {
      await inTransaction(connection, `${tag}.sql`, async () => {
        for (const statement of up) await connection.query(statement)
        await connection.query(
          'insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)',
          [hash, when],
        )
      })
      log(`applied ${tag}`)
    }
    const applied = await countApplied(connection, migrations)
    if (applied !== migrations.length)
      throw new Error(`${applied} of ${migrations.length} migrations are applied after the run.`)
    if (pending.length === 0) log('nothing to do')
    return pending.map(({ tag }) => tag)
  })

/**
 * Takes back the migration applied last, in one transaction, and gives its name; undefined when none is applied.
 * Refuses what `migrateUp` refuses.
 */
export const migrateDown = ({ url, log = () => undefined, folder = MIGRATIONS_FOLDER }: Run) =>
  locked(url, log, async (connection) => {
    const migrations = readMigrations(folder)
    await connection.query(BOOKKEEPING)
    const last = migrations[(await countApplied(connection, migrations)) - 1]
    if (!last) {
      log('nothing to take back')
      return undefined
    }
    await inTransaction(connection, `${last.tag}.down.sql`, async () => {
      for (const statement of last.down) await connection.query(statement)
      await connection.query('delete from drizzle.__drizzle_migrations where created_at = $1', [
        last.when,
      ])
    })
    log(`took back ${last.tag}`)
    return last.tag
  })

/** Runs `work` on a connection of its own while no other run is at work on the same database. */
async function locked<T>(
  url: string,
  log: (line: string) => void,
  work: (connection: SingleConnection) => Promise<T>,
): Promise<T> {
  const host = URL.parse(url)?.hostname ?? ''
  if (host.endsWith('.neon.tech') && host.includes('-pooler'))
    throw new Error(
      'Migrations need the direct address of the database: set DATABASE_URL_UNPOOLED.',
    )
  const connection = await connectOnce(url)
  try {
    const { rows } = await connection.query('select pg_try_advisory_lock($1) as ours', [LOCK])
    if (rows[0]?.ours !== true) {
      log('another run is at work; waiting for it')
      await connection.query('select pg_advisory_lock($1)', [LOCK])
    }
    return await work(connection)
  } finally {
    // The lock goes with the session.
    await connection.end()
  }
}

/** How many of `migrations` are applied. Throws unless the applied ones are the first of the journal, unedited. */
async function countApplied(connection: SingleConnection, migrations: Migration[]) {
  const { rows } = await connection.query(
    'select hash, created_at::text as "when" from drizzle.__drizzle_migrations order by created_at, id',
  )
  rows.forEach(({ hash, when }, position) => {
    const expected = migrations[position]
    if (String(expected?.when) !== when) {
      const known = migrations.find((migration) => String(migration.when) === when)
      if (!known || !expected)
        throw new Error(`The database holds a migration the journal does not know (when ${when}).`)
      throw new Error(`${known.tag}.sql was applied before the older ${expected.tag}.sql.`)
    }
    if (expected && expected.hash !== hash)
      throw new Error(`${expected.tag}.sql was edited after it was applied. Write a new migration.`)
  })
  return rows.length
}

async function inTransaction(
  connection: SingleConnection,
  file: string,
  work: () => Promise<void>,
): Promise<void> {
  await connection.query('begin')
  try {
    await work()
    await connection.query('commit')
  } catch (error) {
    // A connection that broke has nothing left to roll back.
    await connection.query('rollback').catch(() => undefined)
    throw new Error(`${file}: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
}
