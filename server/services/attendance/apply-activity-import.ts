import type { ApplyImportInput, PlannedWrite } from '../../../domain/activity-import'
import { DomainError } from '../../../domain/errors'
import { activities, programActivities } from '../../db/schema'
import { changeActivity } from '../activities/change-activity'
import { type ServiceContext, withTransaction } from '../context'
import { lockPrograms } from '../programs/lock-programs'
import { isAhead } from './is-ahead'
import { planActivityImport } from './plan-activity-import'
import { type Moved, tellMoved } from './tell-expected'

/**
 * Does what the preview of the same file said, all or nothing; those expected at a session still to come get a mail when
 * its time or place is another. Refuses FILE_UNREADABLE, IMPORT_HAS_PROBLEMS, and IMPORT_OUTDATED where it would no
 * longer do what was shown.
 */
export const applyActivityImport = (
  context: ServiceContext,
  { content, hash }: ApplyImportInput,
): Promise<{ added: number; changed: number; mails: number }> =>
  withTransaction(context, async (ctx) => {
    const plan = await planActivityImport(ctx, content, { lock: true })
    if (plan.rows.some(({ outcome }) => outcome === 'problem'))
      throw new DomainError('IMPORT_HAS_PROBLEMS')
    if (plan.hash !== hash) throw new DomainError('IMPORT_OUTDATED')
    const writes = plan.rows.flatMap(({ outcome, write }) =>
      write && outcome !== 'same' ? [write] : [],
    )
    await lockPrograms(
      ctx,
      writes.flatMap(({ link }) => (link ? [link.programId] : [])),
      'key share',
    )
    const current = new Map(plan.stored)
    const moved = new Map<string, Moved>()
    let added = 0
    for (const { activityId, facts, link } of writes) {
      const before = activityId === null ? undefined : current.get(activityId)
      const id = before?.id ?? (await addActivity(ctx, facts))
      if (before) {
        const { activity, isMoved } = await changeActivity(ctx, before, facts)
        current.set(id, activity)
        if (isMoved && before.status !== 'draft') moved.set(id, { before, activity })
      } else added += 1
      if (link) await setLink(ctx, id, link)
    }
    const news = [...moved.values()].filter(({ activity }) => isAhead(ctx.now)(activity))
    const changed = new Set(writes.flatMap(({ activityId }) => activityId ?? [])).size
    return { added, changed, mails: await tellMoved(ctx, news) }
  })

async function addActivity({ db }: ServiceContext, facts: PlannedWrite['facts']): Promise<string> {
  const [created] = await db.insert(activities).values(facts).returning({ id: activities.id })
  if (!created) throw new Error('The insert returned no row.')
  return created.id
}

const setLink = (
  { db }: ServiceContext,
  activityId: string,
  { programId, isRequired }: NonNullable<PlannedWrite['link']>,
) =>
  db
    .insert(programActivities)
    .values({ programId, activityId, isRequired })
    .onConflictDoUpdate({
      target: [programActivities.programId, programActivities.activityId],
      set: { isRequired },
    })
