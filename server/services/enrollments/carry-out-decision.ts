import { eq } from 'drizzle-orm'
import type { Decision } from '../../../domain/applications'
import { DomainError } from '../../../domain/errors'
import type { MailKind } from '../../../domain/mail'
import { users } from '../../db/schema'
import { deleteHold } from '../applications/holds'
import type { Application } from '../applications/lock-application'
import { type ApplicationState, moveApplication } from '../applications/move-application'
import { requireDecidable, type Verdict } from '../applications/require-decidable'
import type { ServiceContext } from '../context'
import { queueMail } from '../mail/queue-mail'
import { refreshAccountStatus } from '../users/refresh-account-status'
import { enroll } from './enroll'
import { requireOpenProgram } from './require-open-program'

const MAIL = {
  guest: 'approved-guest',
  member: 'approved-member',
  changes: 'changes-requested',
  reject: 'rejected',
} as const satisfies Record<Decision, MailKind>

/** What a reviewer gets back. `enrollmentId` is there after an approval. */
export interface DecidedApplication extends ApplicationState {
  decision: Decision
  enrollmentId: string | null
}

/**
 * Decides an application the caller holds locked, as `decidedBy`, in the caller's transaction: the application, the
 * enrollment, the account status, the history and the mail, or nothing. Refuses what `requireDecidable` and `enroll` do,
 * and an approval with PERSON_SUSPENDED, or PROGRAM_CLOSED: the program takes nobody any more.
 */
export async function carryOutDecision(
  ctx: ServiceContext,
  application: Application,
  { version, verdict, decidedBy }: { version: number; verdict: Verdict; decidedBy: string },
): Promise<DecidedApplication> {
  const to = await requireDecidable(ctx, application, version, verdict)
  const { decision, reasonCode, feedback } = verdict
  const kind = decision === 'guest' || decision === 'member' ? decision : null
  const state = await moveApplication(ctx, application, {
    to,
    // The words of an earlier request for changes stay with an approval, which has none of its own.
    set: {
      decision: kind,
      decidedBy,
      decidedAt: ctx.now,
      reasonCode,
      ...(feedback === null ? {} : { feedback }),
    },
  })
  const enrollmentId = kind && (await giveAPlace(ctx, application, kind))
  await refreshAccountStatus(ctx, [application.userId])
  await deleteHold(ctx, application.id)
  await tell(ctx, application.userId, state, decision)
  return { ...state, decision, enrollmentId }
}

async function giveAPlace(
  ctx: ServiceContext,
  { id, userId, programId }: Application,
  kind: 'guest' | 'member',
): Promise<string> {
  if (programId === null) throw new Error('An application without a program was approved.')
  await requireNotSuspended(ctx, userId)
  await requireOpenProgram(ctx, programId)
  const { enrollmentId } = await enroll(ctx, {
    userId,
    programId,
    applicationId: id,
    status: kind === 'member' ? 'active' : 'guest',
  })
  return enrollmentId
}

/** Whoever is suspended could not use the place; they can be approved once they are restored. */
async function requireNotSuspended({ db }: ServiceContext, userId: string) {
  const [person] = await db
    .select({ suspendedAt: users.suspendedAt })
    .from(users)
    .where(eq(users.id, userId))
  if (person?.suspendedAt) throw new DomainError('PERSON_SUSPENDED', { userId })
}

const tell = (
  ctx: ServiceContext,
  userId: string,
  { applicationId, version }: ApplicationState,
  decision: Decision,
) =>
  queueMail(ctx, {
    kind: MAIL[decision],
    userId,
    key: `${MAIL[decision]}:${applicationId}:${version}`,
    data: { applicationId },
  })
