import { eq } from 'drizzle-orm'
import type { Person } from '../../../domain/permissions'
import { users } from '../../db/schema'
import type { ServiceContext } from '../context'

export interface PersonByEmail extends Person {
  email: string
}

/** The person with this address (in the form it is stored), as permissions see them; null when there is none. */
export async function findPersonByEmail(
  { db }: Pick<ServiceContext, 'db'>,
  email: string,
): Promise<PersonByEmail | null> {
  const [person] = await db
    .select({
      id: users.id,
      email: users.email,
      role: users.role,
      accountStatus: users.accountStatus,
      suspendedAt: users.suspendedAt,
    })
    .from(users)
    .where(eq(users.email, email))
  return person ?? null
}
