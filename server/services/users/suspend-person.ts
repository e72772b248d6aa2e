import { and, eq, isNull } from 'drizzle-orm'
import { DomainError } from '../../../domain/errors'
import type { SuspendPersonInput } from '../../../domain/people'
import { users } from '../../db/schema'
import { type ServiceContext, withTransaction } from '../context'
import { keepAnAdmin } from './keep-an-admin'
import { requirePerson } from './require-person'

/**
 * Suspends a person, from their next request on; they may sign in only to read why and to use their data rights.
 * Role, enrollments and account status stay. Refuses NOT_FOUND (reserved accounts included), OWN_ACCOUNT,
 * LAST_ADMIN, ALREADY_SUSPENDED (the first reason stays).
 */
export const suspendPerson = (
  context: ServiceContext,
  { userId, reason }: SuspendPersonInput,
): Promise<{ id: string; suspendedAt: Date }> =>
  withTransaction(context, async (ctx) => {
    if (userId === ctx.actor.id) throw new DomainError('OWN_ACCOUNT')
    await requirePerson(ctx, userId)
    await keepAnAdmin(ctx, userId)
    const suspendedAt = ctx.now
    const suspended = await ctx.db
      .update(users)
      .set({ suspendedAt, suspendedReason: reason })
      .where(and(eq(users.id, userId), isNull(users.suspendedAt)))
      .returning({ id: users.id })
    if (suspended.length === 0) throw new DomainError('ALREADY_SUSPENDED', { userId })
    return { id: userId, suspendedAt }
  })
