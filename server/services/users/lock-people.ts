import { asc, sql } from 'drizzle-orm'
import { users } from '../../db/schema'
import type { ServiceContext } from '../context'

/**
 * Locks the rows of `userIds` until the transaction ends, in the order of their ids, in which everybody locks
 * people; gives the ids that exist. Goes before whatever changes what a person's account status follows from.
 */
export async function lockPeople(
  { db }: Pick<ServiceContext, 'db'>,
  userIds: readonly string[],
): Promise<string[]> {
  const locked = await db
    .select({ id: users.id })
    .from(users)
    .where(sql`${users.id} = any(${sql.param([...userIds])}::uuid[])`)
    .orderBy(asc(users.id))
    // Foreign keys to a person (marks, histories) need not wait for it.
    .for('no key update')
  return locked.map(({ id }) => id)
}
