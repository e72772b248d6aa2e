import { z } from 'zod'
import {
  answerSubmissionInput,
  handInInput,
  submissionQueueInput,
} from '../../../domain/submissions'
import { answerSubmission } from '../../services/submissions/answer-submission'
import { getSubmission } from '../../services/submissions/get-submission'
import { handIn } from '../../services/submissions/hand-in'
import { listOwnDeliverables } from '../../services/submissions/list-own-deliverables'
import { listSubmissions } from '../../services/submissions/list-submissions'
import { permissionProcedure, router } from '../trpc'

const own = permissionProcedure('deliverables:hand-in')
const review = permissionProcedure('deliverables:review')

export const submissionsRouter = router({
  /** The deliverables of one's own programs, handed in or not. */
  mine: own.query(({ ctx }) => listOwnDeliverables(ctx)),
  handIn: own.input(handInInput).mutation(({ ctx, input }) => handIn(ctx, input)),

  // Staff.
  list: review.input(submissionQueueInput).query(({ ctx, input }) => listSubmissions(ctx, input)),
  get: review
    .input(z.object({ submissionId: z.uuid() }).strict())
    .query(({ ctx, input }) => getSubmission(ctx, input)),
  answer: review
    .input(answerSubmissionInput)
    .mutation(({ ctx, input }) => answerSubmission(ctx, input)),
})
