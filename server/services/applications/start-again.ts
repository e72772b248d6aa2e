import { applicationStep } from '../../../domain/applications'
import { DomainError } from '../../../domain/errors'
import { type ServiceContext, withTransaction } from '../context'
import { refreshAccountStatus } from '../users/refresh-account-status'
import { lockOwnApplications } from './lock-application'
import { type ApplicationState, openApplication, stateOf } from './move-application'

/**
 * A new draft with the text of the signed-in person's last application, and its program unless they were let in there;
 * the draft they have, if they have one. Refuses NOT_FOUND without an earlier one and OPEN_APPLICATION.
 */
export const startAgain = (context: ServiceContext): Promise<ApplicationState> =>
  withTransaction(context, async (ctx) => {
    const { open, all } = await lockOwnApplications(ctx)
    const last = open ?? all[0]
    if (!last) throw new DomainError('NOT_FOUND')
    const step = applicationStep(last.status, 'startAgain')
    if ('refusal' in step) throw new DomainError(step.refusal, { applicationId: last.id })
    if (open) return stateOf(open)
    const { goal, githubUsername, twitterUsername, unfinished, programId, status } = last
    const state = await openApplication(ctx, {
      to: step.to,
      set: {
        goal,
        githubUsername,
        twitterUsername,
        unfinished,
        programId: status === 'approved' ? null : programId,
      },
    })
    await refreshAccountStatus(ctx, [ctx.actor.id])
    return state
  })
