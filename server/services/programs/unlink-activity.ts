import { and, eq } from 'drizzle-orm'
import type { UnlinkActivityInput } from '../../../domain/activity-forms'
import { DomainError } from '../../../domain/errors'
import { programActivities } from '../../db/schema'
import type { ServiceContext } from '../context'

/** Takes an activity out of a program; the activity and its marks stay. NOT_FOUND where it is not part of it. */
export async function unlinkActivity(
  { db }: Pick<ServiceContext, 'db'>,
  { programId, activityId }: UnlinkActivityInput,
): Promise<UnlinkActivityInput> {
  const gone = await db
    .delete(programActivities)
    .where(
      and(eq(programActivities.programId, programId), eq(programActivities.activityId, activityId)),
    )
    .returning({ id: programActivities.id })
  if (gone.length === 0) throw new DomainError('NOT_FOUND', { programId, activityId })
  return { programId, activityId }
}
