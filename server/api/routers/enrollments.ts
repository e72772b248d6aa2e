import { z } from 'zod'
import { completeInput, dropInput, promoteInput } from '../../../domain/enrollments'
import { completeEnrollments } from '../../services/enrollments/complete-enrollments'
import { dropEnrollment } from '../../services/enrollments/drop-enrollment'
import { getEnrollmentHistory } from '../../services/enrollments/get-enrollment-history'
import { listOwnEnrollments } from '../../services/enrollments/list-own-enrollments'
import { getProgress } from '../../services/progress/get-progress'
import { listOwnProgress } from '../../services/progress/list-own-progress'
import { listReadyForPromotion } from '../../services/progress/list-ready-for-promotion'
import { promoteEnrollments } from '../../services/progress/promote-enrollments'
import { permissionProcedure, router } from '../trpc'

const one = z.object({ enrollmentId: z.uuid() }).strict()

export const enrollmentsRouter = router({
  mine: permissionProcedure('enrollments:read-own').query(({ ctx }) => listOwnEnrollments(ctx)),
  myProgress: permissionProcedure('enrollments:read-own').query(({ ctx }) => listOwnProgress(ctx)),
  history: permissionProcedure('enrollments:read-history')
    .input(one)
    .query(({ ctx, input }) => getEnrollmentHistory(ctx, input)),
  progress: permissionProcedure('enrollments:read-progress')
    .input(one)
    .query(({ ctx, input }) => getProgress(ctx, input)),
  readyForPromotion: permissionProcedure('enrollments:promote')
    .input(z.object({ programId: z.uuid().optional() }).strict())
    .query(({ ctx, input }) => listReadyForPromotion(ctx, input)),
  promote: permissionProcedure('enrollments:promote')
    .input(promoteInput)
    .mutation(({ ctx, input }) => promoteEnrollments(ctx, input)),
  complete: permissionProcedure('enrollments:complete')
    .input(completeInput)
    .mutation(({ ctx, input }) => completeEnrollments(ctx, input)),
  drop: permissionProcedure('enrollments:drop')
    .input(dropInput)
    .mutation(({ ctx, input }) => dropEnrollment(ctx, input)),
})
