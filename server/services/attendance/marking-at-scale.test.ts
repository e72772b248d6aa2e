import { beforeAll, expect, test } from 'bun:test'
import { sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { db } from '../../db/client'
import { linkActivity, makeActivity } from '../../testing/factories'
import { makeRollCall, tap } from '../../testing/roll-call'
import { useTestDatabase } from '../../testing/test-database'
import { getChanges } from './get-changes'
import { getHistory } from './get-history'
import { getRoster } from './get-roster'
import { markAttendance } from './mark-attendance'

useTestDatabase()

const PEOPLE = 120
const SESSIONS = 150

let made: Awaited<ReturnType<typeof makeRollCall>>
beforeAll(async () => {
  made = await makeRollCall(db, 30)
  const earlier = await makeActivity(db, { startsAt: new Date('2026-01-05T18:00:00Z') })
  await linkActivity(db, made.program.id, earlier.id)
  await db.execute(sql`
    insert into users (email, name)
    select 'otra-' || n || '@example.com', 'Otra persona' from generate_series(1, ${PEOPLE}::integer) as n`)
  await db.execute(sql`
    insert into activities (title, kind, time_zone, starts_at, ends_at)
    select 'Otra ' || n, 'session', 'UTC', now() - n * interval '1 day', now() - n * interval '1 day' + interval '1 hour'
    from generate_series(2, ${SESSIONS}::integer) as n`)
  await db.execute(sql`
    insert into attendance_records (user_id, activity_id, marked_by, attendance_status)
    select person.id, session.id, ${made.moderator.id}, 'present'
    from users as person cross join activities as session
    where person.email like 'otra-%' and session.title like 'Otra %'`)
  await db.execute(sql`
    insert into attendance_events (op_id, op_hash, activity_id, user_id, to_status, changed_fields, actor_id, seq)
    select gen_random_uuid(), repeat('0', 64), activity_id, user_id, 'present', '{status}', marked_by,
      row_number() over (partition by activity_id)
    from attendance_records`)
  await db.execute(sql`analyze`)
}, 120_000)

/** How often this connection read which table of marks from end to end; reset now and then, never in a transaction. */
const wholeReads = async (tx: Db) =>
  new Map(
    (
      await tx
        .select({ table: sql<string>`relname`, count: sql`seq_scan`.mapWith(Number) })
        .from(sql`pg_stat_xact_user_tables`)
        .where(sql`relname in ('attendance_records', 'attendance_events')`)
    ).map(({ table, count }) => [table, count]),
  )

/** The tables of marks that `work` read from end to end. */
const readWhole = (work: (tx: Db) => Promise<unknown>) =>
  db.transaction(async (tx) => {
    const before = await wholeReads(tx)
    await work(tx)
    const after = await wholeReads(tx)
    return [...after.keys()].filter((table) => after.get(table) !== (before.get(table) ?? 0))
  })

const ctx = (tx: Db) => ({ db: tx, actor: made.moderator, now: new Date() })

test('the check sees a table that is read from end to end', async () => {
  expect(
    await readWhole((tx) => tx.execute(sql`select count(notes) from attendance_records`)),
  ).toEqual(['attendance_records'])
})

test.each([
  [
    'marking',
    (tx: Db) =>
      markAttendance(ctx(tx), {
        activityId: made.activity.id,
        device: 'Teléfono',
        marks: made.people.map(({ id }) => tap(id, { baseVersion: 0 })),
      }),
  ],
  [
    'marking anew',
    (tx: Db) =>
      markAttendance(ctx(tx), {
        activityId: made.activity.id,
        device: 'Teléfono',
        marks: made.people.map(({ id }, index) =>
          tap(id, { status: (['absent', 'excused', null] as const)[index % 3] }),
        ),
      }),
  ],
  ['the roster', (tx: Db) => getRoster(ctx(tx), { activityId: made.activity.id })],
  ['the changes', (tx: Db) => getChanges(ctx(tx), { activityId: made.activity.id, after: 0 })],
  [
    'the history of a cell',
    (tx: Db) =>
      getHistory(ctx(tx), { activityId: made.activity.id, userId: made.people[0]?.id ?? '' }),
  ],
])('%s never reads all marks or all events', async (_, work) => {
  expect(await readWhole(work)).toEqual([])
})
