import { z } from 'zod'
import { getSession } from '../../services/activities/get-session'
import { permissionProcedure, router } from '../trpc'

export const activitiesRouter = router({
  session: permissionProcedure('activities:read-all')
    .input(z.object({ activityId: z.uuid() }).strict())
    .query(({ ctx, input }) => getSession(ctx, input)),
})
