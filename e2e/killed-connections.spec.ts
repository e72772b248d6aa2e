import { Agent, get } from 'node:http'
import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { ATTENDANCE_STATUSES, type MarkInput } from '../domain/attendance'
import { wire } from '../domain/wire'
import type { db } from '../server/db/client'
import { eventsOf, recordsOf, shuffled } from '../server/testing/marks'
import { makeRollCall, tap } from '../server/testing/roll-call'
import { expect, test } from './fixtures'
import { END_TO_END } from './settings'

const CLIENTS = 8
const KILLS = 100

/**
 * Ends one of the connections that are writing marks of this session, or wait to; gives whether there was one. Those
 * that wait stand in line at the session's row, and who holds it is whom they wait for: nobody else's are touched.
 */
async function killOne(database: typeof db, activityId: string): Promise<boolean> {
  const [killed] = await database
    .select({ count: sql<number>`count(pg_terminate_backend(pid))::integer` })
    .from(
      sql`(
        with waiting as (
          select lock.pid from pg_locks as lock
          join activities on format('(%s,%s)', lock.page, lock.tuple) = activities.ctid::text
          where lock.locktype = 'tuple' and lock.relation = 'activities'::regclass
            and lock.database = (select oid from pg_database where datname = current_database())
            and activities.id = ${activityId}
        ), working as (
          select pid from waiting union select unnest(pg_blocking_pids(pid)) from waiting
        )
        -- The one that writes about as often as one of the seven that wait.
        select pid from working
        order by case when pid in (select pid from waiting) then random() else random() / 7 end
        limit 1
      ) as victim`,
    )
  return killed?.count === 1
}

/**
 * A way to ask for the app's health on one connection that is kept, and the ports it was asked from: as long as that
 * is one, it is the same process that answers.
 */
function healthOnOneConnection() {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const ports = new Set<number | undefined>()
  const ask = () =>
    new Promise<number | undefined>((resolve, reject) => {
      const asked = get(`${END_TO_END.origin}/api/health`, { agent }, (answer) => {
        ports.add(asked.socket?.localPort)
        answer.resume().once('end', () => resolve(answer.statusCode))
      })
      asked.once('error', reject)
    })
  return { ask, ports, stop: () => agent.destroy() }
}

/** Sends marks until they are answered, as they are: what phones do. Gives how often they were not. */
async function sendUntilAnswered(
  page: Page,
  activityId: string,
  device: string,
  marks: MarkInput[],
) {
  for (let failures = 0; ; failures++) {
    const response = await page.request.post('/api/trpc/attendance.mark', {
      data: wire.serialize({ activityId, device, marks }),
      headers: { origin: END_TO_END.origin },
    })
    if (response.status() >= 500) continue
    expect(response.status()).toBe(200)
    const { result } = await response.json()
    const outcomes = result.data.results.map(({ outcome }: { outcome: string }) => outcome)
    expect(outcomes).toEqual(marks.map(() => 'saved'))
    return failures
  }
}

test('connections to the database are killed a hundred times while eight clients mark: nothing acknowledged is lost, nothing is twice, the app goes on', async ({
  page,
  database,
  signInAs,
}) => {
  test.slow()
  await signInAs('moderator')
  const { activity, people } = await makeRollCall(database, 20)
  const health = healthOnOneConnection()
  expect(await health.ask()).toBe(200)
  let isOver = false
  let failures = 0
  const acknowledged: string[] = []

  const client = async (number: number) => {
    for (let round = 0; !isOver; round++) {
      const marks = shuffled(people, number * 1000 + round).map(({ id }, index) =>
        tap(id, { status: ATTENDANCE_STATUSES[(number + round + index) % 3] }),
      )
      // Added once it is known: beside an `await`, what the others add meanwhile is lost.
      const failed = await sendUntilAnswered(page, activity.id, `Teléfono ${number}`, marks)
      failures += failed
      acknowledged.push(...marks.map(({ opId }) => opId))
    }
  }
  const killer = async () => {
    for (let killed = 0; killed < KILLS; ) {
      if (!(await killOne(database, activity.id))) continue
      killed += 1
      expect(await health.ask()).toBe(200)
    }
    // Later, a connection nobody asked on for some seconds would be another one.
    expect(health.ports.size).toBe(1)
  }
  await Promise.all([
    killer().finally(() => {
      isOver = true
    }),
    ...Array.from({ length: CLIENTS }, (_, number) => client(number)),
  ])

  expect(failures).toBeGreaterThan(KILLS / 10)
  const events = await eventsOf(database, activity.id)
  expect(events.map(({ opId }) => opId).sort()).toEqual(acknowledged.sort())
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
  const last = new Map(events.map(({ userId, toStatus }) => [userId, toStatus]))
  const records = await recordsOf(database, activity.id)
  expect(records.map((one) => [one.userId, one.attendanceStatus])).toEqual([...last].sort())
  health.stop()
  expect((await fetch(`${END_TO_END.origin}/api/health`)).status).toBe(200)
})
