import { listOwnEnrollments } from '../../services/enrollments/list-own-enrollments'
import { permissionProcedure, router } from '../trpc'

export const enrollmentsRouter = router({
  mine: permissionProcedure('enrollments:read-own').query(({ ctx }) => listOwnEnrollments(ctx)),
})
