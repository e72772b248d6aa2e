import { z } from 'zod'
import {
  decisionInput,
  draftInput,
  internalNotesInput,
  queueInput,
  releaseInput,
  seenHold,
  submissionInput,
} from '../../../domain/applications'
import { checkUsername } from '../../services/applications/check-username'
import { getApplication } from '../../services/applications/get-application'
import { getOwnApplication } from '../../services/applications/get-own-application'
import { holdDecision } from '../../services/applications/hold-decision'
import { listApplications } from '../../services/applications/list-applications'
import { listVoidedHolds } from '../../services/applications/list-voided-holds'
import { saveDraft } from '../../services/applications/save-draft'
import { setInternalNotes } from '../../services/applications/set-internal-notes'
import { startAgain } from '../../services/applications/start-again'
import { undoHold } from '../../services/applications/undo-hold'
import { withdrawApplication } from '../../services/applications/withdraw-application'
import { decideApplication } from '../../services/enrollments/decide-application'
import { releaseDecisions } from '../../services/enrollments/release-decisions'
import { submitApplication } from '../../services/enrollments/submit-application'
import { permissionProcedure, router } from '../trpc'

const one = z.object({ applicationId: z.uuid() }).strict()

const apply = permissionProcedure('applications:apply')
const review = permissionProcedure('applications:review')

export const applicationsRouter = router({
  // The applicant's own.
  mine: apply.query(({ ctx }) => getOwnApplication(ctx)),
  checkUsername: apply
    .input(z.object({ typed: z.string().max(200) }).strict())
    .query(({ ctx, input }) => checkUsername(ctx, input)),
  saveDraft: apply.input(draftInput).mutation(({ ctx, input }) => saveDraft(ctx, input)),
  submit: apply.input(submissionInput).mutation(({ ctx, input }) => submitApplication(ctx, input)),
  withdraw: apply.input(one).mutation(({ ctx, input }) => withdrawApplication(ctx, input)),
  startAgain: apply.mutation(({ ctx }) => startAgain(ctx)),

  // Staff.
  list: review.input(queueInput).query(({ ctx, input }) => listApplications(ctx, input)),
  get: review.input(one).query(({ ctx, input }) => getApplication(ctx, input)),
  setNotes: review
    .input(internalNotesInput)
    .mutation(({ ctx, input }) => setInternalNotes(ctx, input)),
  decide: review.input(decisionInput).mutation(({ ctx, input }) => decideApplication(ctx, input)),
  hold: review.input(decisionInput).mutation(({ ctx, input }) => holdDecision(ctx, input)),
  undoHold: review.input(seenHold).mutation(({ ctx, input }) => undoHold(ctx, input)),
  release: review.input(releaseInput).mutation(({ ctx, input }) => releaseDecisions(ctx, input)),
  voidedHolds: review.query(({ ctx }) => listVoidedHolds(ctx)),
})
