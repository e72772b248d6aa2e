import { asc, eq, sql } from 'drizzle-orm'
import type { ReorderInput } from '../../../domain/activity-forms'
import { DomainError } from '../../../domain/errors'
import { programActivities } from '../../db/schema'
import { type ServiceContext, withTransaction } from '../context'
import { lockProgram } from './lock-programs'

/**
 * Puts all activities of a program into the given order. Refuses NOT_FOUND, and ORDER_OUTDATED where the list is not
 * exactly what the program consists of.
 */
export const reorderActivities = (
  context: ServiceContext,
  { programId, activityIds }: ReorderInput,
): Promise<{ programId: string }> =>
  withTransaction(context, async (ctx) => {
    // Two orders at once take turns, and a new link waits for its foreign key.
    await lockProgram(ctx, programId, 'update')
    const links = await ctx.db
      .select({ id: programActivities.id, activityId: programActivities.activityId })
      .from(programActivities)
      .where(eq(programActivities.programId, programId))
      .orderBy(asc(programActivities.id))
      .for('update')
    const places = new Map(activityIds.map((activityId, place) => [activityId, place]))
    const isWhole =
      places.size === activityIds.length &&
      places.size === links.length &&
      links.every(({ activityId }) => places.has(activityId))
    if (!isWhole) throw new DomainError('ORDER_OUTDATED', { programId })
    await ctx.db.execute(sql`
      update program_activities as link set order_index = wanted.place - 1
      from unnest(${sql.param([...places.keys()])}::uuid[]) with ordinality as wanted(activity_id, place)
      where link.program_id = ${programId} and link.activity_id = wanted.activity_id
        and link.order_index is distinct from wanted.place - 1`)
    return { programId }
  })
