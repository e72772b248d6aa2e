import type { SubmissionInput } from '../../../domain/applications'
import { changesOf, requireLatest, requireStillOpen, savePerson } from '../applications/form'
import { lockOwnApplications } from '../applications/lock-application'
import {
  type ApplicationState,
  moveApplication,
  openApplication,
  stateOf,
  voidHold,
} from '../applications/move-application'
import { type ServiceContext, withTransaction } from '../context'
import { queueMail } from '../mail/queue-mail'
import { refreshAccountStatus } from '../users/refresh-account-status'
import { requireFreePlace } from './require-free-place'
import { requireOpenProgram } from './require-open-program'

/**
 * Sends the signed-in person's application: their open one, or a new one. Sent twice it is one row, one mail and the same
 * answer; sent with other content it is an edit, which voids a decision held on it. Refuses: CONFLICT with the current
 * form, ALREADY_DECIDED, APPLICATION_WITHDRAWN, NOT_FOUND, NAME_TAKEN, PROGRAM_CLOSED, ALREADY_ENROLLED,
 * ALREADY_COMPLETED, RUNNING_COHORT (with the earlier place).
 */
export const submitApplication = (
  context: ServiceContext,
  { seen, ...values }: SubmissionInput,
): Promise<ApplicationState> =>
  withTransaction(context, async (ctx) => {
    const own = await lockOwnApplications(ctx)
    requireStillOpen(own, seen, 'submit')
    const { open } = own
    const { isNothing, changedFields, person, columns } = changesOf(own, values)
    const wasSent = open?.status === 'submitted'
    if (wasSent && isNothing) return stateOf(open)
    requireLatest(own, seen)
    if (!wasSent || changedFields.includes('programId')) await requireOpenTo(ctx, values.programId)
    await savePerson(ctx, person)
    if (wasSent) await voidHold(ctx, open.id)

    const submittedAt = wasSent ? open.submittedAt : ctx.now
    const step = { to: 'submitted' as const, set: { ...columns, submittedAt }, changedFields }
    const state = open ? await moveApplication(ctx, open, step) : await openApplication(ctx, step)
    if (wasSent) return state
    await refreshAccountStatus(ctx, [ctx.actor.id])
    await queueMail(ctx, {
      kind: 'application-received',
      userId: ctx.actor.id,
      key: `application-received:${state.applicationId}:${state.version}`,
      data: { applicationId: state.applicationId },
    })
    return state
  })

async function requireOpenTo(ctx: ServiceContext, programId: string) {
  await requireOpenProgram(ctx, programId)
  await requireFreePlace(ctx, { userId: ctx.actor.id, programId })
}
