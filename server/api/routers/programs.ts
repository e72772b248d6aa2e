import { listAllPrograms, listPrograms } from '../../services/programs/list-programs'
import { openProcedure, permissionProcedure, router } from '../trpc'

export const programsRouter = router({
  list: openProcedure('programs:read').query(({ ctx }) => listPrograms(ctx)),
  listAll: permissionProcedure('programs:read-all').query(({ ctx }) => listAllPrograms(ctx)),
})
