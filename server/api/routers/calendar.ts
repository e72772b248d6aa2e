import { z } from 'zod'
import { listOwnFeeds, openFeed, revokeFeed } from '../../services/calendar/feeds'
import { permissionProcedure, router } from '../trpc'

const own = permissionProcedure('dashboard:read-own')

export const calendarRouter = router({
  /** The private calendar addresses one has. */
  mine: own.query(({ ctx }) => listOwnFeeds(ctx)),
  /** The address of all programs (`programId` null) or of one, made where there is none. */
  open: own
    .input(z.object({ programId: z.uuid().nullable() }).strict())
    .mutation(({ ctx, input }) => openFeed(ctx, input)),
  revoke: own
    .input(z.object({ feedId: z.uuid(), replace: z.boolean().default(false) }).strict())
    .mutation(({ ctx, input }) => revokeFeed(ctx, input)),
})
