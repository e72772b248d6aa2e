import { eq } from 'drizzle-orm'
import { DomainError } from '../../../domain/errors'
import type { Person } from '../../../domain/permissions'
import { isReservedEmail, type Role } from '../../../domain/users'
import { users } from '../../db/schema'
import { type ServiceContext, withTransaction } from '../context'
import { keepAnAdmin } from './keep-an-admin'

interface ChangedRole {
  id: string
  role: Role
}

/**
 * Gives a person another role; the same one again changes nothing. Refuses NOT_FOUND (reserved accounts included)
 * and LAST_ADMIN. The status of the account is another matter and stays.
 */
export const changeRole = (
  context: ServiceContext<Person | null>,
  { userId, role }: { userId: string; role: Role },
): Promise<ChangedRole> =>
  withTransaction(context, async (ctx) => {
    if (role !== 'admin') await keepAnAdmin(ctx, userId)
    const [changed] = await ctx.db
      .update(users)
      .set({ role })
      .where(eq(users.id, userId))
      .returning({ id: users.id, role: users.role, email: users.email })
    if (!changed || isReservedEmail(changed.email)) throw new DomainError('NOT_FOUND', { userId })
    return { id: changed.id, role: changed.role }
  })
