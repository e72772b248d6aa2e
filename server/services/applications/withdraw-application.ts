import { applicationStep } from '../../../domain/applications'
import { DomainError } from '../../../domain/errors'
import { type ServiceContext, withTransaction } from '../context'
import { refreshAccountStatus } from '../users/refresh-account-status'
import { lockOwnApplications } from './lock-application'
import { type ApplicationState, moveApplication, stateOf, voidHold } from './move-application'

/**
 * Takes the signed-in person's application back, from any open state; again does nothing. Refuses NOT_FOUND (somebody
 * else's included) and ALREADY_DECIDED.
 */
export const withdrawApplication = (
  context: ServiceContext,
  { applicationId }: { applicationId: string },
): Promise<ApplicationState> =>
  withTransaction(context, async (ctx) => {
    const { all } = await lockOwnApplications(ctx)
    const application = all.find(({ id }) => id === applicationId)
    if (!application) throw new DomainError('NOT_FOUND', { applicationId })
    const step = applicationStep(application.status, 'withdraw')
    if ('refusal' in step) throw new DomainError(step.refusal, { applicationId })
    if (step.to === application.status) return stateOf(application)
    if (application.status === 'submitted') await voidHold(ctx, applicationId)
    const state = await moveApplication(ctx, application, { to: step.to })
    await refreshAccountStatus(ctx, [ctx.actor.id])
    return state
  })
