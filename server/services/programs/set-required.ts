import { and, eq } from 'drizzle-orm'
import type { SetRequiredInput } from '../../../domain/activity-forms'
import { DomainError } from '../../../domain/errors'
import { programActivities } from '../../db/schema'
import type { ServiceContext } from '../context'

/** Whether an activity counts in a program. NOT_FOUND where it is not part of it. */
export async function setRequired(
  { db }: Pick<ServiceContext, 'db'>,
  { programId, activityId, isRequired }: SetRequiredInput,
): Promise<SetRequiredInput> {
  const set = await db
    .update(programActivities)
    .set({ isRequired })
    .where(
      and(eq(programActivities.programId, programId), eq(programActivities.activityId, activityId)),
    )
    .returning({ id: programActivities.id })
  if (set.length === 0) throw new DomainError('NOT_FOUND', { programId, activityId })
  return { programId, activityId, isRequired }
}
