import { and, eq, ne, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { DomainError } from '../../../domain/errors'
import { completePromotionRule, takesApplications } from '../../../domain/programs'
import { activities, programActivities, programs } from '../../db/schema'
import type { ServiceContext } from '../context'

/** The program of that id, or of that name in URLs. */
export const isProgramNamed = (name: string): SQL =>
  z.uuid().safeParse(name).success ? eq(programs.id, name) : eq(programs.slug, name)

/**
 * An active program as everybody may see it: what it is, when it runs, what it asks of a member, and how many sessions
 * and deliverables count there (drafts and cancelled ones apart), but none of them by name. Refuses NOT_FOUND.
 */
export async function getProgramPage(
  { db, now }: Pick<ServiceContext, 'db' | 'now'>,
  { program: name }: { program: string },
) {
  const [found] = await db
    .select({
      id: programs.id,
      slug: programs.slug,
      name: programs.name,
      description: programs.description,
      programType: programs.programType,
      startDate: programs.startDate,
      endDate: programs.endDate,
      timeZone: programs.timeZone,
      isActive: programs.isActive,
      accent: programs.accent,
      promotionRule: programs.promotionRule,
    })
    .from(programs)
    .where(and(isProgramNamed(name), eq(programs.isActive, true)))
  if (!found) throw new DomainError('NOT_FOUND', { program: name })
  const [counted] = await db
    .select({
      sessions: sql<number>`(count(*) filter (where ${activities.kind} = 'session'))::int`,
      deliverables: sql<number>`(count(*) filter (where ${activities.kind} = 'deliverable'))::int`,
    })
    .from(programActivities)
    .innerJoin(activities, eq(activities.id, programActivities.activityId))
    .where(
      and(
        eq(programActivities.programId, found.id),
        eq(programActivities.isRequired, true),
        ne(activities.status, 'draft'),
        ne(activities.status, 'cancelled'),
      ),
    )
  const { promotionRule, ...program } = found
  return {
    ...program,
    takesApplications: takesApplications(program, now),
    rule: completePromotionRule(promotionRule),
    sessions: counted?.sessions ?? 0,
    deliverables: counted?.deliverables ?? 0,
  }
}
