import { eq } from 'drizzle-orm'
import { type DraftInput, sortDraft } from '../../../domain/applications'
import { DomainError } from '../../../domain/errors'
import { programs } from '../../db/schema'
import { type ServiceContext, withTransaction } from '../context'
import { refreshAccountStatus } from '../users/refresh-account-status'
import { changesOf, type FormValues, requireLatest, requireStillOpen, savePerson } from './form'
import { type Application, lockOwnApplications } from './lock-application'
import {
  type ApplicationState,
  moveApplication,
  openApplication,
  stateOf,
  voidHold,
} from './move-application'

/**
 * Saves a step of the form: into the one open application, or a new draft where there is none. What is not right yet is
 * kept as typed. A submitted one can be edited so too, with fields that are right; its program changes by sending again.
 * A repeat changes nothing. Refuses CONFLICT with the current form (another device was faster), ALREADY_DECIDED,
 * APPLICATION_WITHDRAWN, NOT_FOUND, NAME_TAKEN, INVALID_INPUT (with the field).
 */
export const saveDraft = (context: ServiceContext, input: DraftInput): Promise<ApplicationState> =>
  withTransaction(context, async (ctx) => {
    const own = await lockOwnApplications(ctx)
    const { seen, programId } = input
    requireStillOpen(own, seen, 'save')
    const { right, unfinished } = sortDraft(input)
    const values: FormValues = { ...right, ...(programId === undefined ? {} : { programId }) }
    const changes = changesOf(own, values, unfinished)
    const { open } = own
    if (open && changes.isNothing) return stateOf(open)
    requireLatest(own, seen)
    if (open?.status === 'submitted') {
      const field =
        Object.keys(unfinished)[0] ?? changes.changedFields.find((name) => !mayBecome(name, values))
      if (field) throw new DomainError('INVALID_INPUT', { field })
      await voidHold(ctx, open.id)
    }
    if (programId && changes.changedFields.includes('programId'))
      await requireProgram(ctx, programId)
    await savePerson(ctx, changes.person)
    return write(ctx, open, changes)
  })

/** Whether an application that was sent may take the new value without being sent again. */
const mayBecome = (field: keyof FormValues, values: FormValues) =>
  field !== 'programId' && !((field === 'goal' || field === 'username') && values[field] === null)

async function requireProgram({ db }: ServiceContext, programId: string) {
  const found = await db.$count(programs, eq(programs.id, programId))
  if (found === 0) throw new DomainError('NOT_FOUND', { programId })
}

async function write(
  ctx: ServiceContext,
  open: Application | null,
  { columns, changedFields }: ReturnType<typeof changesOf>,
): Promise<ApplicationState> {
  if (open) return moveApplication(ctx, open, { to: open.status, set: columns, changedFields })
  const state = await openApplication(ctx, { to: 'draft', set: columns })
  await refreshAccountStatus(ctx, [ctx.actor.id])
  return state
}
