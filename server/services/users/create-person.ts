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
