import { and, eq, isNull } from 'drizzle-orm'
import type { ApplicationField, ApplicationStatus } from '../../../domain/applications'
import { DomainError } from '../../../domain/errors'
import { applicationEvents, applications, heldDecisions } from '../../db/schema'
import type { ServiceContext } from '../context'
import type { Application } from './lock-application'

type Columns = Omit<typeof applications.$inferInsert, 'id' | 'userId' | 'status' | 'version'>

/** Where an application stands after a write; what a writer has to name next time. */
export interface ApplicationState {
  applicationId: string
  version: number
  status: ApplicationStatus
}

export const stateOf = ({ id, version, status }: Application): ApplicationState => ({
  applicationId: id,
  version,
  status,
})

interface Step {
  to: ApplicationStatus
  set?: Columns
  changedFields?: ApplicationField[]
}

/** Makes the signed-in person's open application, with the first event of its history. */
export async function openApplication(
  ctx: ServiceContext,
  { to, set = {}, changedFields = [] }: Step,
): Promise<ApplicationState> {
  const [opened] = await ctx.db
    .insert(applications)
    .values({ ...set, userId: ctx.actor.id, status: to, createdAt: ctx.now })
    .returning()
  if (!opened) throw new Error('The application was not stored.')
  await record(ctx, opened, null, changedFields)
  return stateOf(opened)
}

/**
 * Writes a step of an application the caller holds locked: the new status and columns, the next version, and the
 * event. Edits of a draft leave none, nobody else has seen it; nor does what is unfinished. Refuses CONFLICT where it is not as given.
 */
export async function moveApplication(
  ctx: ServiceContext,
  application: Application,
  { to, set = {}, changedFields = [] }: Step,
): Promise<ApplicationState> {
  const [moved] = await ctx.db
    .update(applications)
    .set({ ...set, status: to, version: application.version + 1 })
    .where(
      and(
        eq(applications.id, application.id),
        eq(applications.status, application.status),
        eq(applications.version, application.version),
      ),
    )
    .returning()
  if (!moved) throw new DomainError('CONFLICT', { applicationId: application.id })
  if (application.status !== to || (to !== 'draft' && changedFields.length > 0))
    await record(ctx, moved, application.status, changedFields)
  return stateOf(moved)
}

/** What the applicant does to a submitted application takes away the ground of a decision held on it. */
export async function voidHold({ db, now }: ServiceContext, applicationId: string): Promise<void> {
  await db
    .update(heldDecisions)
    .set({ voidedAt: now })
    .where(and(eq(heldDecisions.applicationId, applicationId), isNull(heldDecisions.voidedAt)))
}

async function record(
  { db, actor, now }: ServiceContext,
  { id, status, version }: Application,
  fromStatus: ApplicationStatus | null,
  changedFields: ApplicationField[],
) {
  await db.insert(applicationEvents).values({
    applicationId: id,
    fromStatus,
    toStatus: status,
    actorId: actor.id,
    changedFields,
    version,
    createdAt: now,
  })
}
