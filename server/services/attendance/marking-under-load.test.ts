import { expect, test } from 'bun:test'
import { eq, sql } from 'drizzle-orm'
import { Client } from 'pg'
import {
  ATTENDANCE_STATUSES,
  type AttendanceStatus,
  type MarkInput,
} from '../../../domain/attendance'
import { DomainError } from '../../../domain/errors'
import { db } from '../../db/client'
import { attendanceEvents, users } from '../../db/schema'
import { linkActivity, makeActivity, makeUser } from '../../testing/factories'
import { eventsOf, recordsOf, shuffled } from '../../testing/marks'
import { makeRollCall, tap } from '../../testing/roll-call'
import { useTestDatabase } from '../../testing/test-database'
import { databaseOn, testServerUrl } from '../../testing/test-server'
import { markAttendance } from './mark-attendance'

useTestDatabase()

const status = (n: number) => ATTENDANCE_STATUSES[n % ATTENDANCE_STATUSES.length] ?? 'present'

/** Kills connections of the database under test, working ones first, until `enough` are dead; then resolves. */
async function killConnections(enough: number) {
  const rows = await db
    .select({ name: sql<string>`current_database()` })
    .from(sql`(values (1)) as one`)
  const client = new Client({ connectionString: databaseOn(testServerUrl(), 'postgres') })
  await client.connect()
  let killed = 0
  while (killed < enough) {
    const { rowCount } = await client.query(
      `select from (select pid from pg_stat_activity where datname = $1
         order by state = 'idle', random() limit 1) as victim
       where pg_terminate_backend(victim.pid)`,
      [String(rows[0]?.name)],
    )
    killed += rowCount ?? 0
    await client.query('select pg_sleep(0.01)')
  }
  await client.end()
}

/** What happened to the cells of a session must follow from its events, without a gap and without a doubt. */
async function expectWhole(activityId: string) {
  const events = await eventsOf(db, activityId)
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
  const last = new Map<string, AttendanceStatus>()
  for (const { userId, fromStatus, toStatus } of events) {
    expect(fromStatus).toBe(last.get(userId) ?? null)
    if (toStatus) last.set(userId, toStatus)
    else last.delete(userId)
  }
  const records = await recordsOf(db, activityId)
  expect(records.map((one) => [one.userId, one.attendanceStatus])).toEqual([...last].sort())
  return events
}

test('connections die a hundred times while eight clients mark: nothing acknowledged is lost, nothing is twice', async () => {
  const { activity, people } = await makeRollCall(db, 20)
  const markers = await Promise.all(
    Array.from({ length: 8 }, () => makeUser(db, { role: 'moderator' })),
  )
  let isOver = false
  let failures = 0
  const acknowledged: MarkInput[] = []
  const send = async (actor: { id: string }, marks: MarkInput[]): Promise<void> => {
    try {
      const { results } = await markAttendance(
        { db, actor, now: new Date() },
        { activityId: activity.id, device: actor.id, marks },
      )
      expect(results.map(({ outcome }) => outcome)).toEqual(marks.map(() => 'saved'))
      acknowledged.push(...marks)
    } catch (error) {
      // As the outbox does: whatever was not answered is sent again, as it was.
      if (error instanceof DomainError) throw error
      failures += 1
      return send(actor, marks)
    }
  }
  const client = async (actor: { id: string }, number: number) => {
    for (let round = 0; !isOver; round++)
      await send(
        actor,
        shuffled(people, number * 1000 + round).map(({ id }, index) =>
          tap(id, { status: status(number + round + index) }),
        ),
      )
  }
  const killer = killConnections(100).finally(() => {
    isOver = true
  })
  await Promise.all([killer, ...markers.map(client)])

  expect(failures).toBeGreaterThan(10)
  const events = await expectWhole(activity.id)
  expect(events.map(({ opId }) => opId).sort()).toEqual(acknowledged.map(({ opId }) => opId).sort())
}, 120_000)

test('a thousand bulk saves in random order, ten at a time, beside others who lock the same people', async () => {
  const { activity, moderator, people, program } = await makeRollCall(db, 20)
  const sessions = [activity]
  for (let n = 0; n < 2; n++) {
    const made = await makeActivity(db)
    await linkActivity(db, program.id, made.id)
    sessions.push(made)
  }
  const jobs = Array.from({ length: 1000 }, (_, job) => job)
  let saved = 0
  const worker = async () => {
    for (let job = jobs.pop(); job !== undefined; job = jobs.pop()) {
      const activityId = sessions[job % 3]?.id ?? ''
      const marks = shuffled(people, job)
        .slice(0, 10)
        .map(({ id }, index) => tap(id, { status: status(job + index) }))
      const { results } = await markAttendance(
        { db, actor: moderator, now: new Date() },
        { activityId, device: 'Teléfono', marks },
      )
      saved += results.filter(({ outcome }) => outcome === 'saved').length
    }
  }
  // As imports lock people: all at once, in the order of their ids.
  const lockers = async () => {
    while (jobs.length > 0)
      await db.transaction((tx) =>
        tx.select({ id: users.id }).from(users).orderBy(users.id).for('update'),
      )
  }
  await Promise.all([lockers(), ...Array.from({ length: 10 }, worker)])
  expect(saved).toBe(10_000)
  for (const { id } of sessions) await expectWhole(id)
  expect(await db.$count(attendanceEvents, eq(attendanceEvents.actorId, moderator.id))).toBe(10_000)
}, 120_000)
