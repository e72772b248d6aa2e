import { Client } from 'pg'

/** The floors: what PostgreSQL alone takes for the same rows, by prepared statements on a connection of its own. */
export interface BareSql {
  upsert(activityId: string, programId: string, userIds: string[], status: string): Promise<void>
  roster(activityId: string): Promise<unknown[]>
  end(): Promise<void>
}

const UPSERT = `
  insert into attendance_records (user_id, activity_id, program_id, marked_by, attendance_status, marked_at)
  select person, $2::uuid, $3::uuid, (select id from users where role = 'moderator' limit 1), $4, now()
  from unnest($1::uuid[]) as person
  on conflict (user_id, activity_id) do update set attendance_status = excluded.attendance_status,
    marked_by = excluded.marked_by, marked_at = excluded.marked_at`

const ROSTER = `
  select person.id, person.name, person.avatar_url, record.attendance_status, record.notes, record.marked_at,
    marker.name as marked_by_name, application.goal,
    (select max(seq) from attendance_events as event
     where event.activity_id = $1 and event.user_id = person.id) as version,
    earlier.marks as last_marks
  from activities as this
  join program_activities as link on link.activity_id = this.id
  join program_enrollments as place on place.program_id = link.program_id
    and place.enrolled_at < this.ends_at and (place.ended_at is null or place.ended_at > this.starts_at)
  join users as person on person.id = place.user_id
  left join applications as application on application.id = place.application_id
  left join attendance_records as record on record.user_id = person.id and record.activity_id = this.id
  left join users as marker on marker.id = record.marked_by
  left join (
    select other.user_id, string_agg(left(other.attendance_status, 1), '') as marks
    from attendance_records as other
    where other.activity_id = any(array(
      select session.id from program_activities as link
      join program_activities as there on there.program_id = link.program_id
      join activities as session on session.id = there.activity_id
      where link.activity_id = $1
        and session.starts_at < (select starts_at from activities where id = $1)
      order by session.starts_at desc limit 5))
    group by other.user_id
  ) as earlier on earlier.user_id = person.id
  where this.id = $1 order by person.name`

export async function openBareSql(url: string): Promise<BareSql> {
  const client = new Client({ connectionString: url })
  await client.connect()
  return {
    upsert: async (activityId, programId, userIds, status) => {
      await client.query({
        name: 'upsert',
        text: UPSERT,
        values: [userIds, activityId, programId, status],
      })
    },
    roster: async (activityId) =>
      (await client.query({ name: 'roster', text: ROSTER, values: [activityId] })).rows,
    end: () => client.end(),
  }
}
