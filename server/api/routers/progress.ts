import { z } from 'zod'
import { getDashboard } from '../../services/progress/get-dashboard'
import { getOwnProgram } from '../../services/progress/get-own-program'
import { getReport } from '../../services/progress/get-report'
import { permissionProcedure, router } from '../trpc'

const own = permissionProcedure('dashboard:read-own')

export const progressRouter = router({
  dashboard: own.query(({ ctx }) => getDashboard(ctx)),
  /** `program`: its id, or its name in URLs. */
  program: own
    .input(z.object({ program: z.string().min(1).max(100) }).strict())
    .query(({ ctx, input }) => getOwnProgram(ctx, input)),
  report: permissionProcedure('reports:read')
    .input(z.object({ programId: z.uuid() }).strict())
    .query(({ ctx, input }) => getReport(ctx, input)),
})
