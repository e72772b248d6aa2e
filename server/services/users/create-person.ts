import { eq } from 'drizzle-orm'
import { DomainError } from '../../../domain/errors'
import type { Person } from '../../../domain/permissions'
import { users } from '../../db/schema'
import type { ServiceContext } from '../context'

/**
 * Makes an account for an address (in the form it is stored) nobody signed in with yet; its name is the part before
 * the @ until the person changes it. The address counts as proven once they sign in with a code.
 */
export async function createPerson(
  { db }: Pick<ServiceContext<Person | null>, 'db'>,
  { email }: { email: string },
): Promise<{ id: string }> {
  const name = email.slice(0, email.lastIndexOf('@'))
  const [created] = await db.insert(users).values({ email, name }).returning({ id: users.id })
  if (!created) throw new Error('The account was not stored.')
  return created
}

/**
 * The account of an address (in the form it is stored), as it stands, or made anew with that name. Two callers at once
 * get the same one, and only one of them is told it is new.
 */
export async function findOrCreatePerson(
  { db }: Pick<ServiceContext, 'db'>,
  { email, name }: { email: string; name: string },
): Promise<{ id: string; isNew: boolean }> {
  const [created] = await db
    .insert(users)
    .values({ email, name })
    .onConflictDoNothing({ target: users.email })
    .returning({ id: users.id })
  if (created) return { ...created, isNew: true }
  const [found] = await db.select({ id: users.id }).from(users).where(eq(users.email, email))
  if (!found) throw new DomainError('CONFLICT')
  return { ...found, isNew: false }
}
