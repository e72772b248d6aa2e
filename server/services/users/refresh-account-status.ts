import { sql } from 'drizzle-orm'
import { OPEN_APPLICATION_STATUSES } from '../../../domain/applications'
import type { ServiceContext } from '../context'

const open = sql.join(
  OPEN_APPLICATION_STATUSES.map((status) => sql`${status}`),
  sql`, `,
)

/**
 * Writes the account status of `userIds` anew from what it follows from; the only writer of that column. The highest
 * running enrollment (active or completed → `active`, guest → `guest`), else an open application → `pending`, else a
 * last decision that was a rejection → `rejected`, else a past (dropped) enrollment → `inactive`, else `incomplete`.
 * Runs in the transaction that changed the cause; two writers of one person lock the person's row before.
 */
export async function refreshAccountStatus(
  { db }: Pick<ServiceContext, 'db'>,
  userIds: readonly string[],
): Promise<void> {
  if (userIds.length === 0) return
  await db.execute(sql`
    with derived as (
      select person.id, case
        when place.best = 2 then 'active'
        when place.best = 1 then 'guest'
        when exists (
          select from applications
          where user_id = person.id and status in (${open})
        ) then 'pending'
        when (
          select status from applications
          where user_id = person.id and status in ('approved', 'rejected')
          order by decided_at desc nulls last, created_at desc, id desc limit 1
        ) = 'rejected' then 'rejected'
        when place.best = 0 then 'inactive'
        else 'incomplete'
      end as status
      from users as person
      left join lateral (
        select max(case
          when enrollment_status in ('active', 'completed') then 2
          when enrollment_status = 'guest' then 1
          else 0
        end) as best
        from program_enrollments where user_id = person.id
      ) as place on true
      where person.id = any(${sql.param([...userIds])}::uuid[])
    )
    update users set account_status = derived.status
    from derived
    where users.id = derived.id and users.account_status <> derived.status
  `)
}
