import { asc, eq } from 'drizzle-orm'
import { DomainError } from '../../../domain/errors'
import { isReservedEmail } from '../../../domain/users'
import { users } from '../../db/schema'
import type { ServiceContext } from '../context'

/**
 * Goes before whatever takes an admin away (a lower role, a suspension), in the same transaction. Locks the rows of
 * all admins in one order, so that of two who try at once the second sees what the first did. Refuses LAST_ADMIN
 * when `userId` is the only admin left; suspended and reserved accounts do not count as any.
 */
export async function keepAnAdmin(
  { db }: Pick<ServiceContext, 'db'>,
  userId: string,
): Promise<void> {
  const admins = await db
    .select({ id: users.id, email: users.email, suspendedAt: users.suspendedAt })
    .from(users)
    .where(eq(users.role, 'admin'))
    .orderBy(asc(users.id))
    .for('no key update')
  const counted = admins.filter(({ email, suspendedAt }) => !suspendedAt && !isReservedEmail(email))
  if (counted.length === 1 && counted[0]?.id === userId) throw new DomainError('LAST_ADMIN')
}
