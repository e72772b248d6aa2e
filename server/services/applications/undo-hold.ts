import type { SeenHold } from '../../../domain/applications'
import { type ServiceContext, withTransaction } from '../context'
import { deleteHold, lockSeenHold } from './holds'
import { lockForReview } from './lock-application'

/**
 * Takes a held decision away, or a voided one its author has seen. Refuses NOT_FOUND, OWN_APPLICATION and HOLD_GONE (it
 * is not the one that was seen any more).
 */
export const undoHold = (context: ServiceContext, seen: SeenHold): Promise<void> =>
  withTransaction(context, async (ctx) => {
    await lockForReview(ctx, seen.applicationId)
    await lockSeenHold(ctx, seen)
    await deleteHold(ctx, seen.applicationId)
  })
