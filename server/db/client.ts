import { Client as NeonClient, Pool as NeonPool, neonConfig } from '@neondatabase/serverless'
import { drizzle as drizzleNeon } from 'drizzle-orm/neon-serverless'
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { Client as PgClient, Pool as PgPool, type PoolConfig } from 'pg'
import WebSocket from 'ws'
import { env } from '../env'
import { logError } from '../log'
import { leaveLocalDatabase, localPoolConfig } from './local/local-database'
import * as schema from './schema'

/** The database as services see it: a pool, or one connection inside a transaction. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>

interface Connection {
  query(text: string): Promise<unknown>
  release(error?: Error): void
}

interface Opened {
  db: Db
  connect(): Promise<{ connection: Connection; db: Db }>
  end(): Promise<void>
}

const POOL: PoolConfig = {
  max: 10,
  idleTimeoutMillis: 10_000,
  // A suspended Neon compute needs a moment to wake.
  connectionTimeoutMillis: 15_000,
}

/** Which driver speaks to `url`: Neon's for Neon hosts, pg for any other, unless one is forced. */
export function chooseDriver(
  url: string | undefined,
  forced: 'pg' | 'neon' | null = env().DATABASE_DRIVER ?? null,
): 'pg' | 'neon' {
  if (forced) return forced
  return url && URL.parse(url)?.hostname.endsWith('.neon.tech') ? 'neon' : 'pg'
}

// A connection that dies idle is reported by the pool, one that dies inside a transaction by itself; either
// report ends the process if nobody listens. The query that was running fails on its own.
const reportLoss = (error: Error) => logError('database connection lost', error)

function openPg(url: string | undefined, local: PoolConfig): Opened {
  const pool = new PgPool({ ...POOL, ...(url ? { connectionString: url } : local) })
  pool.on('error', reportLoss).on('connect', (client) => client.on('error', reportLoss))
  return {
    db: drizzlePg(pool, { schema }),
    connect: async () => {
      const connection = await pool.connect()
      return { connection, db: drizzlePg(connection, { schema }) }
    },
    end: () => pool.end(),
  }
}

function configureNeon() {
  neonConfig.webSocketConstructor = WebSocket
  const proxy = env().NEON_WS_PROXY
  if (proxy) {
    neonConfig.wsProxy = proxy
    neonConfig.useSecureWebSocket = false
    neonConfig.pipelineTLS = false
    neonConfig.pipelineConnect = false
  }
}

function openNeon(url: string): Opened {
  configureNeon()
  const pool = new NeonPool({ ...POOL, connectionString: url })
  pool
    .on('error', reportLoss)
    .on('connect', (client: NodeJS.EventEmitter) => client.on('error', reportLoss))
  return {
    db: drizzleNeon(pool, { schema }),
    connect: async () => {
      const connection = await pool.connect()
      return { connection, db: drizzleNeon(connection, { schema }) }
    },
    end: () => pool.end(),
  }
}

/** One connection of its own, outside any pool; for work that needs a session, such as migrations. */
export interface SingleConnection {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>
  end(): Promise<void>
}

/** Connects once to `url`, with the driver that fits it. The caller ends the connection. */
export async function connectOnce(url: string): Promise<SingleConnection> {
  const neon = chooseDriver(url) === 'neon'
  if (neon) configureNeon()
  const client = new (neon ? NeonClient : PgClient)({
    connectionString: url,
    connectionTimeoutMillis: POOL.connectionTimeoutMillis,
    keepAlive: true,
  })
  client.on('error', reportLoss)
  await client.connect()
  return client
}

/** Opens a pool on `url`; without one, on the embedded PostgreSQL, which starts at the first connection. */
function open(url = env().DATABASE_URL, driver = chooseDriver(url)): Opened {
  if (url) return driver === 'neon' ? openNeon(url) : openPg(url, {})
  if (env().VERCEL) throw new Error('DATABASE_URL is not set.')
  const local = openPg(undefined, localPoolConfig())
  return { ...local, end: () => local.end().then(leaveLocalDatabase) }
}

let opened: Opened | undefined
const current = () => (opened ??= open())

/** Points `db` at the database of `url` instead of the configured one. Close the one in use before. */
export function openDatabase(url: string, driver?: 'pg' | 'neon'): void {
  if (opened) throw new Error('A database is open already; close it first.')
  opened = open(url, driver)
}

/**
 * Runs `work` in a transaction on a connection of its own: committed when it resolves, rolled back when it
 * throws, and always the error of `work` that comes out. Drizzle's own leaks the connection when BEGIN fails
 * and hides the error when ROLLBACK fails (drizzle-orm issues 6241, 6341).
 */
async function transaction<T>(work: (tx: Db) => Promise<T>): Promise<T> {
  const { connection, db: bare } = await current().connect()
  let broken: Error | undefined
  try {
    await connection.query('begin')
    const result = await work(withSavepoints(bare, connection))
    await connection.query('commit')
    return result
  } catch (error) {
    await connection.query('rollback').catch((failure: Error) => {
      broken = failure
    })
    throw error
  } finally {
    connection.release(broken)
  }
}

/** Inside a transaction, a further `transaction()` is a savepoint. */
function withSavepoints(bare: Db, connection: Connection, depth = 1): Db {
  const nested = async <T>(work: (tx: Db) => Promise<T>): Promise<T> => {
    const name = `savepoint_${depth}`
    await connection.query(`savepoint ${name}`)
    try {
      const result = await work(withSavepoints(bare, connection, depth + 1))
      await connection.query(`release savepoint ${name}`)
      return result
    } catch (error) {
      await connection.query(`rollback to savepoint ${name}`).catch(() => undefined)
      throw error
    }
  }
  return withTransaction(() => bare, nested)
}

/** `source()` with another `transaction`; what the rest of the code holds as "the database". */
function withTransaction(source: () => Db, run: typeof transaction): Db {
  return new Proxy({} as Db, {
    get(_, key) {
      if (key === 'transaction') return run
      const database = source()
      const value: unknown = Reflect.get(database, key)
      return typeof value === 'function' ? value.bind(database) : value
    },
  })
}

/** The database of this process, opened at first use: DATABASE_URL, else the embedded PostgreSQL. */
export const db: Db = withTransaction(() => current().db, transaction)

/** Ends the pool and gives up the embedded PostgreSQL, so that a script can end. `db` opens anew if used again. */
export async function closeDatabase(): Promise<void> {
  const last = opened
  opened = undefined
  await last?.end()
}
