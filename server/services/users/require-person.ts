import { eq } from 'drizzle-orm'
import { DomainError } from '../../../domain/errors'
import { isReservedEmail } from '../../../domain/users'
import { users } from '../../db/schema'
import type { ServiceContext } from '../context'

/** The person as stored. NOT_FOUND for an unknown one and for accounts nobody signs in to. */
export async function requirePerson({ db }: Pick<ServiceContext, 'db'>, userId: string) {
  const [person] = await db.select().from(users).where(eq(users.id, userId))
  if (!person || isReservedEmail(person.email)) throw new DomainError('NOT_FOUND', { userId })
  return person
}
