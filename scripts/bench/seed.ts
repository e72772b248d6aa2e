import { DEMO_PEOPLE } from '../../server/auth/demo-people'
import { connectOnce, type SingleConnection } from '../../server/db/client'
import { FILLER_PEOPLE, FILLER_SESSIONS, fillRecords, withoutIndexes } from './load-records'

/** The sessions of today that `size` people are expected at, none of them marked. */
export interface SeededRoster {
  size: number
  programId: string
  userIds: string[]
  activityIds: string[]
}

const EARLIER_SESSIONS = 5

/**
 * Fills an empty migrated database: the demo people, a program with its own people for each of `rosters`, five earlier
 * sessions of each all marked, and records of others until there are `records`. Everything in statements over sets.
 */
export async function seedBench(
  url: string,
  { records, rosters }: { records: number; rosters: readonly { size: number; sessions: number }[] },
): Promise<SeededRoster[]> {
  const connection = await connectOnce(url)
  try {
    await connection.query(`set synchronous_commit = off; set maintenance_work_mem = '512MB'`)
    for (const { email, name, role, accountStatus } of DEMO_PEOPLE)
      await connection.query(
        'insert into users (email, name, role, account_status, email_verified) values ($1, $2, $3, $4, true)',
        [email, name, role, accountStatus],
      )
    await connection.query(
      `insert into users (email, name) select 'filler-' || n || '@bench.example', 'Persona de relleno ' || n
       from generate_series(1, ${FILLER_PEOPLE}) as n`,
    )
    await addSessions(connection, 'Filler', FILLER_SESSIONS, '400 days')
    const seeded: SeededRoster[] = []
    for (const { size, sessions } of rosters)
      seeded.push(await addRoster(connection, size, sessions))
    if (records > 100_000) await withoutIndexes(connection, () => fillRecords(connection, records))
    else await fillRecords(connection, records)
    await connection.query('vacuum (analyze)')
    await connection.query('checkpoint')
    return seeded
  } finally {
    await connection.end()
  }
}

/** Two-hour sessions, a minute apart, the last of which began `ago` before now. */
async function addSessions(
  connection: SingleConnection,
  title: string,
  count: number,
  ago: string,
): Promise<string[]> {
  const { rows } = await connection.query(
    `insert into activities (title, kind, time_zone, starts_at, ends_at)
     select $1 || ' ' || n, 'session', 'America/Mexico_City',
       now() - $2::interval - n * interval '1 minute', now() - $2::interval - n * interval '1 minute' + interval '2 hours'
     from generate_series(0, $3::integer - 1) as n returning id`,
    [title, ago, count],
  )
  return rows.map(({ id }) => String(id))
}

async function addRoster(
  connection: SingleConnection,
  size: number,
  sessions: number,
): Promise<SeededRoster> {
  const program = await connection.query(
    `insert into programs (name, description, program_type) values ($1, 'Medición.', 'evergreen') returning id`,
    [`Programa de ${size}`],
  )
  const programId = String(program.rows[0]?.id)
  const people = await connection.query(
    `insert into users (email, name, account_status)
     select 'bench-' || $1 || '-' || n || '@bench.example',
       (array['María Fernanda', 'José Luis', 'Ximena', 'Ángel', 'Guadalupe', 'Iñaki', 'Sofía'])[1 + n % 7] || ' '
       || (array['Hernández', 'Núñez', 'García', 'de la Cruz', 'Ibáñez'])[1 + n % 5] || ' ' || n, 'guest'
     from generate_series(1, $1::integer) as n returning id`,
    [size],
  )
  const userIds = people.rows.map(({ id }) => String(id))
  await connection.query(
    `with application as (
       insert into applications (user_id, program_id, status, decision, decided_by, decided_at, submitted_at, goal)
       select id, $2, 'approved', 'guest', (select id from users where role = 'moderator' limit 1),
         now() - interval '60 days', now() - interval '61 days',
         rpad('Publicar una aplicación que mi barrio use cada semana.', 180, ' y contarlo')
       from unnest($1::uuid[]) as id returning id, user_id
     )
     insert into program_enrollments (user_id, program_id, application_id, enrolled_at)
     select user_id, $2, id, now() - interval '60 days' from application`,
    [userIds, programId],
  )
  const earlier = await addSessions(connection, 'Antes', EARLIER_SESSIONS, '7 days')
  const activityIds = await addSessions(connection, `Hoy ${size}`, sessions, '10 minutes')
  await connection.query(
    `insert into program_activities (program_id, activity_id, is_required)
     select $1, id, true from unnest($2::uuid[]) as id`,
    [programId, [...earlier, ...activityIds]],
  )
  await connection.query(
    `insert into attendance_records (user_id, activity_id, program_id, marked_by, attendance_status)
     select person, session, $3, (select id from users where role = 'moderator' limit 1), 'present'
     from unnest($2::uuid[]) as session cross join unnest($1::uuid[]) as person`,
    [userIds, earlier, programId],
  )
  return { size, programId, userIds, activityIds }
}
