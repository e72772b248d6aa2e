import { expect, test } from 'bun:test'
import { sql } from 'drizzle-orm'
import { db } from '../../db/client'
import { makeProgram, makeUser } from '../../testing/factories'
import { useTestDatabase } from '../../testing/test-database'
import { openExport } from './open-export'
import { writeCsv } from './write-csv'

useTestDatabase()

const SESSIONS = 50
const MEBIBYTE = 1024 * 1024

/** A program of `people`, each with a mark in every session: a row of the file for each. */
async function makeLargeProgram(people: number) {
  const program = await makeProgram(db)
  const marker = await makeUser(db, { role: 'moderator' })
  const mark = program.id
  await db.execute(sql`with person as (
      insert into users (name, email)
      select 'Persona ' || n, ${mark}::text || '-' || n || '@example.com' from generate_series(1, ${people}) n returning id
    ), session as (
      insert into activities (title, kind, starts_at, ends_at, time_zone)
      select 'Sesión ' || n, 'session', now() - n * interval '1 day', now() - n * interval '1 day' + interval '1 hour', 'America/Mexico_City'
      from generate_series(1, ${SESSIONS}) n returning id
    ), link as (
      insert into program_activities (program_id, activity_id, is_required)
      select ${program.id}::uuid, id, true from session returning 1
    ), enrolled as (
      insert into program_enrollments (user_id, program_id, enrolled_at)
      select id, ${program.id}::uuid, now() - interval '100 days' from person returning 1
    )
    insert into attendance_records (user_id, activity_id, marked_by, attendance_status, notes)
    select person.id, session.id, ${marker.id}::uuid, 'present', repeat('Una nota larga. ', 20) from person, session`)
  await db.execute(sql`analyze`)
  return program.id
}

/** Rows of the file, and the most memory (bytes of live objects) that was held on the way above what was held before. */
async function measure(programId: string) {
  const { sheet } = await openExport({ db, now: new Date() }, { kind: 'attendance', programId })
  const held = () => {
    Bun.gc(true)
    return process.memoryUsage().heapUsed
  }
  const before = held()
  let most = 0
  let rows = -1
  let part = 0
  for await (const text of writeCsv(sheet)) {
    rows += text.split('\r\n').length - 1
    if (part++ % 4 === 0) most = Math.max(most, held() - before)
  }
  return { rows, most }
}

test('fifty thousand rows take no more memory than five thousand', async () => {
  const small = await makeLargeProgram(100)
  const large = await makeLargeProgram(1000)
  // What the first run loads and compiles stays.
  await measure(small)
  const few = await measure(small)
  const many = await measure(large)
  expect([few.rows, many.rows]).toEqual([5_000, 50_000])
  // A page is about one MiB; ten times the rows would be ten times that if they were kept.
  expect(many.most / Math.max(few.most, 2 * MEBIBYTE)).toBeLessThan(2)
}, 120_000)
