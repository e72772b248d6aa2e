import type { SingleConnection } from '../../server/db/client'

const TABLE = 'attendance_records'

/** Others' people, and how many of them each of others' sessions expects: 250 sessions a person make five million. */
export const FILLER_PEOPLE = 20_000
const SEATS = 200
export const FILLER_SESSIONS = 25_000

/**
 * Runs `load` with the indexes, keys and checks of attendance_records taken away, and makes them again: millions of
 * rows take a minute so, an hour otherwise.
 */
export async function withoutIndexes(
  connection: SingleConnection,
  load: () => Promise<void>,
): Promise<void> {
  const { rows: constraints } = await connection.query(
    `select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
     where conrelid = $1::regclass and contype in ('p', 'u', 'f') order by contype = 'f'`,
    [TABLE],
  )
  const { rows: indexes } = await connection.query(
    `select indexname as name, indexdef as definition from pg_indexes
     where tablename = $1 and indexname not in (select conname from pg_constraint)`,
    [TABLE],
  )
  for (const { name } of indexes) await connection.query(`drop index "${String(name)}"`)
  for (const { name } of constraints.toReversed())
    await connection.query(`alter table ${TABLE} drop constraint "${String(name)}"`)
  await load()
  for (const { name, definition } of constraints)
    await connection.query(
      `alter table ${TABLE} add constraint "${String(name)}" ${String(definition)}`,
    )
  for (const { definition } of indexes) await connection.query(String(definition))
}

/**
 * Adds attendance records of sessions long ago, set-based, until the table holds `total`: people and sessions of
 * nobody's programs, there to make the tables and indexes as large as they get.
 */
export async function fillRecords(connection: SingleConnection, total: number): Promise<void> {
  await connection.query(
    `insert into attendance_records (user_id, activity_id, marked_by, attendance_status, marked_at)
     select person.id, session.id, marker.id,
       (array['present', 'present', 'present', 'absent', 'excused'])[1 + ((session.n * 7 + seat * 3) % 5)::integer],
       session.starts_at
     from (
       select id, starts_at, row_number() over (order by starts_at) - 1 as n
       from activities where title like 'Filler %'
     ) as session
     cross join generate_series(0, ${SEATS} - 1) as seat
     join (
       select id, row_number() over (order by id) - 1 as n
       from users where email like 'filler-%'
     ) as person on person.n = (session.n * ${SEATS} + seat) % ${FILLER_PEOPLE}
     cross join (select id from users where role = 'moderator' limit 1) as marker
     limit greatest(0, $1::bigint - (select count(*) from attendance_records))`,
    [total],
  )
}
