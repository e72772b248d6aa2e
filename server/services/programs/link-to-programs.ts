import { programActivities } from '../../db/schema'
import type { ServiceContext } from '../context'
import { lockPrograms } from './lock-programs'

/** Makes new activities part of programs, in the caller's transaction. NOT_FOUND for a program that is not there. */
export async function linkToPrograms(
  ctx: Pick<ServiceContext, 'db'>,
  activityIds: readonly string[],
  { programIds, isRequired }: { programIds: readonly string[]; isRequired: boolean },
): Promise<void> {
  await lockPrograms(ctx, programIds, 'key share')
  const links = programIds.flatMap((programId) =>
    activityIds.map((activityId) => ({ programId, activityId, isRequired })),
  )
  if (links.length > 0) await ctx.db.insert(programActivities).values(links)
}
