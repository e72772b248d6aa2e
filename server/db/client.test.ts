import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  type Mock,
  setDefaultTimeout,
  spyOn,
  test,
} from 'bun:test'
import { neonConfig } from '@neondatabase/serverless'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type FaultyWire, layFaultyWire } from '../testing/faulty-wire'
import { query } from '../testing/postgres-servers'
import { createTestDatabase, dropTestDatabase } from '../testing/test-server'
import { startWebSocketProxy } from '../testing/websocket-proxy'
import { chooseDriver, closeDatabase, type Db, db, openDatabase } from './client'
import { pgFailure } from './errors'
import { users } from './schema/users'
import { rows } from './verify/rows'

const one = async (on: Db = db) => rows(on, 'select 1 as one', z.object({ one: z.number() }))
const ONE = [{ one: 1 }]
const ownPid = async (on: Db) => {
  const [row] = await rows(on, 'select pg_backend_pid() as pid', z.object({ pid: z.number() }))
  return row?.pid ?? 0
}
const ana = { email: 'ana@example.com', name: 'Ana' }

setDefaultTimeout(30_000)

for (const driver of ['pg', 'neon'] as const)
  describe(`the database through ${driver}`, () => {
    let url: string
    let wire: FaultyWire
    let proxy: Awaited<ReturnType<typeof startWebSocketProxy>>
    let stderr: Mock<typeof process.stderr.write>

    beforeAll(async () => {
      stderr = spyOn(process.stderr, 'write')
      url = await createTestDatabase()
      wire = await layFaultyWire(url)
      proxy = await startWebSocketProxy()
      openDatabase(wire.url, driver)
      await one().catch(() => undefined)
      Object.assign(neonConfig, {
        wsProxy: proxy.proxy,
        useSecureWebSocket: false,
        pipelineTLS: false,
        pipelineConnect: false,
      })
    })
    afterEach(() => {
      wire.breakAt(undefined)
      stderr.mockReset()
    })
    afterAll(async () => {
      stderr.mockRestore()
      await closeDatabase()
      proxy.stop()
      wire.stop()
      await dropTestDatabase(url)
    })

    /** Resolves when the loss of a connection was reported. */
    const reportedLoss = () =>
      new Promise<void>((resolve) => {
        stderr.mockImplementation((text) => {
          if (String(text).includes('database connection lost')) resolve()
          return true
        })
      })

    test('a transaction holds or leaves no trace; one inside another is a savepoint', async () => {
      await db.transaction(async (tx) => {
        await tx.insert(users).values(ana)
        const inner = tx.transaction(async (deeper) => {
          await deeper.update(users).set({ name: 'Otra' })
          throw new Error('inner')
        })
        await expect(inner).rejects.toThrow('inner')
      })
      const outer = db.transaction(async (tx) => {
        await tx.update(users).set({ name: 'Otra' })
        throw new Error('outer')
      })
      await expect(outer).rejects.toThrow('outer')
      expect(await db.select().from(users)).toMatchObject([ana])
    })

    test('a violation bears the name of its constraint', async () => {
      const values = { email: 'twice@example.com', name: 'Ana' }
      await db.insert(users).values(values)
      const error = await db
        .insert(users)
        .values(values)
        .catch((failure: unknown) => failure)
      expect(pgFailure(error)).toEqual({ code: '23505', constraint: 'users_email_unique' })
    })

    test('survives a connection killed by a statement inside a transaction', async () => {
      stderr.mockImplementation(() => true)
      const killed = db.transaction((tx) =>
        tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`),
      )
      await expect(killed).rejects.toThrow()
      expect(await one()).toEqual(ONE)
    })

    test('survives a connection killed between the statements of a transaction', async () => {
      const killed = db.transaction(async (tx) => {
        const lost = reportedLoss()
        await query(url, `select pg_terminate_backend(${await ownPid(tx)})`)
        await lost
        await one(tx)
      })
      await expect(killed).rejects.toThrow()
      expect(await one()).toEqual(ONE)
    })

    test('survives a connection killed while idle', async () => {
      const lost = reportedLoss()
      await query(url, `select pg_terminate_backend(${await ownPid(db)})`)
      await lost
      expect(await one()).toEqual(ONE)
    })

    test('fifty failed BEGINs keep no connection of the pool', async () => {
      stderr.mockImplementation(() => true)
      wire.breakAt('begin')
      for (let round = 0; round < 50; round++) {
        const error = await db.transaction(one).catch((failure: unknown) => failure)
        expect(error).toBeInstanceOf(Error)
      }
      wire.breakAt(undefined)
      const ten = await Promise.all(Array.from({ length: 10 }, () => db.transaction(one)))
      expect(ten).toEqual(Array(10).fill(ONE))
    })

    test('the error of the work comes out when ROLLBACK fails too', async () => {
      stderr.mockImplementation(() => true)
      wire.breakAt('rollback')
      const work = db.transaction(async () => {
        throw new Error('mine')
      })
      await expect(work).rejects.toThrow('mine')
      const inner = db.transaction((tx) =>
        tx.transaction(async () => {
          throw new Error('inner')
        }),
      )
      await expect(inner).rejects.toThrow('inner')
      wire.breakAt(undefined)
      expect(await one()).toEqual(ONE)
    })
  })

describe('the driver', () => {
  const neon = 'postgresql://u:p@ep-cool-name-123.eu-central-1.aws.neon.tech/db?sslmode=require'

  test("is Neon's for Neon's hosts and pg for any other", () => {
    expect(chooseDriver(neon, null)).toBe('neon')
    expect(chooseDriver('postgresql://u:p@db.example.com/neon.tech', null)).toBe('pg')
    expect(chooseDriver('postgresql://u:p@xneon.tech/db', null)).toBe('pg')
    expect(chooseDriver(undefined, null)).toBe('pg')
  })

  test('is the forced one whatever the host', () => {
    expect(chooseDriver(neon, 'pg')).toBe('pg')
    expect(chooseDriver('postgresql://localhost/db', 'neon')).toBe('neon')
  })
})
