import { asc, sql } from 'drizzle-orm'
import type { AccountStatus } from '../../../domain/users'
import { inChunks } from '../../db/in-chunks'
import { users } from '../../db/schema'
import type { ServiceContext } from '../context'

export interface AddedPerson {
  id: string
  email: string
  accountStatus: AccountStatus
  isNew: boolean
}

/**
 * Gives every address of `people` (in the form it is stored) an account, new and named as given, or as it stands.
 * Locks all their rows until the transaction ends, in the order of their ids, in which everybody locks people.
 */
export async function addPeople(
  { db }: Pick<ServiceContext, 'db'>,
  people: readonly { email: string; name: string }[],
): Promise<AddedPerson[]> {
  const wanted = people
    .map(({ email, name }) => ({ email, name }))
    .sort((a, b) => (a.email < b.email ? -1 : 1))
  const added = await inChunks(wanted, (chunk) =>
    db
      .insert(users)
      .values(chunk)
      .onConflictDoNothing({ target: users.email })
      .returning({ id: users.id }),
  )
  const addedIds = new Set(added.map(({ id }) => id))
  const emails = wanted.map(({ email }) => email)
  const locked = await db
    .select({ id: users.id, email: users.email, accountStatus: users.accountStatus })
    .from(users)
    .where(sql`${users.email} = any(${sql.param(emails)}::text[])`)
    .orderBy(asc(users.id))
    .for('update')
  return locked.map((person) => ({ ...person, isNew: addedIds.has(person.id) }))
}
