import { eq } from 'drizzle-orm'
import type { SeenHold } from '../../../domain/applications'
import { DomainError } from '../../../domain/errors'
import { heldDecisions, users } from '../../db/schema'
import type { ServiceContext } from '../context'

type Hold = typeof heldDecisions.$inferSelect

/** The decision held on an application, voided or not, locked; null when there is none. */
async function lockHold(
  { db }: Pick<ServiceContext, 'db'>,
  applicationId: string,
): Promise<Hold | null> {
  const [hold] = await db
    .select()
    .from(heldDecisions)
    .where(eq(heldDecisions.applicationId, applicationId))
    .for('update')
  return hold ?? null
}

/** The hold as it was seen, locked. Refuses HOLD_GONE where it was undone or replaced meanwhile. */
export async function lockSeenHold(ctx: ServiceContext, seen: SeenHold): Promise<Hold> {
  const hold = await lockHold(ctx, seen.applicationId)
  if (hold?.id !== seen.holdId || hold.version !== seen.holdVersion)
    throw new DomainError('HOLD_GONE', { applicationId: seen.applicationId })
  return hold
}

/** Refuses ALREADY_HELD, with who holds what, where somebody else's decision is waiting to be released. */
export async function requireNotHeldByOthers(
  ctx: ServiceContext,
  applicationId: string,
): Promise<void> {
  const { db, actor } = ctx
  const hold = await lockHold(ctx, applicationId)
  if (!hold || hold.voidedAt || hold.decidedBy === actor.id) return
  const [by] = await db.select({ name: users.name }).from(users).where(eq(users.id, hold.decidedBy))
  throw new DomainError('ALREADY_HELD', {
    applicationId,
    decision: hold.decision,
    decidedBy: hold.decidedBy,
    decidedByName: by?.name ?? '',
    decidedAt: hold.heldAt.toISOString(),
  })
}

export const deleteHold = ({ db }: ServiceContext, applicationId: string) =>
  db.delete(heldDecisions).where(eq(heldDecisions.applicationId, applicationId))
