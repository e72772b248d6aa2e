import { eq } from 'drizzle-orm'
import {
  type ApplicationStatus,
  applicationStep,
  type Decision,
  type DecisionInput,
} from '../../../domain/applications'
import { DomainError } from '../../../domain/errors'
import { rejectionReasonsOf } from '../../../domain/rejection-reasons'
import { programs, users } from '../../db/schema'
import type { ServiceContext } from '../context'
import type { Application } from './lock-application'

/** A decision with its words; null where it has none. */
export interface Verdict {
  decision: Decision
  reasonCode: string | null
  feedback: string | null
}

export const verdictOf = (input: DecisionInput): Verdict => ({
  decision: input.decision,
  reasonCode: 'reasonCode' in input ? input.reasonCode : null,
  feedback: 'feedback' in input ? input.feedback : null,
})

/**
 * Makes sure that `verdict` can be given on a locked application as it was read (`version`); gives the status it leads
 * to. Refuses: ALREADY_DECIDED with who, what and when; APPLICATION_WITHDRAWN; CONFLICT with the version it has now;
 * INVALID_INPUT for a reason the program does not list, or where there is no program.
 */
export async function requireDecidable(
  ctx: ServiceContext,
  application: Application,
  version: number,
  verdict: Verdict,
): Promise<ApplicationStatus> {
  const to = await requireUndecided(ctx, application, verdict.decision)
  if (application.version !== version)
    throw new DomainError('CONFLICT', {
      applicationId: application.id,
      version: application.version,
    })
  await requireReason(ctx, application, verdict)
  return to
}

/** The part of it that asks nothing of the verdict but its kind. */
export async function requireUndecided(
  ctx: ServiceContext,
  application: Application,
  decision: Decision,
): Promise<ApplicationStatus> {
  const step = applicationStep(application.status, decision)
  if ('refusal' in step) throw new DomainError(step.refusal, await whatHappened(ctx, application))
  return step.to
}

async function requireReason(
  { db }: ServiceContext,
  { programId }: Application,
  { reasonCode }: Verdict,
) {
  if (programId === null) throw new DomainError('INVALID_INPUT', { field: 'programId' })
  if (reasonCode === null) return
  const [program] = await db
    .select({ rejectionReasons: programs.rejectionReasons })
    .from(programs)
    .where(eq(programs.id, programId))
  if (!program || !rejectionReasonsOf(program).some(({ code }) => code === reasonCode))
    throw new DomainError('INVALID_INPUT', { field: 'reasonCode' })
}

async function whatHappened(
  { db }: ServiceContext,
  application: Application,
): Promise<DomainError['details']> {
  const { id: applicationId, status, decision, decidedBy, decidedAt } = application
  if (status === 'withdrawn' || !decidedBy || !decidedAt) return { applicationId, status }
  const [by] = await db.select({ name: users.name }).from(users).where(eq(users.id, decidedBy))
  return {
    applicationId,
    status,
    decision: decisionOf(status, decision),
    decidedBy,
    decidedByName: by?.name ?? '',
    decidedAt: decidedAt.toISOString(),
  }
}

const decisionOf = (status: ApplicationStatus, decision: Application['decision']): Decision => {
  if (status === 'changes_requested') return 'changes'
  return status === 'approved' ? (decision ?? 'guest') : 'reject'
}
