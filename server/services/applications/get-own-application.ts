import { asc, desc, eq } from 'drizzle-orm'
import { completePromotionRule } from '../../../domain/programs'
import { findRejectionReason } from '../../../domain/rejection-reasons'
import { applicationEvents, applications, programs, users } from '../../db/schema'
import type { ServiceContext } from '../context'
import { formOf } from './form'
import { type Application, isOpen } from './lock-application'

/**
 * The signed-in person's application, the open one or else the last (null: none yet), with the form as they left it, what
 * staff answered, its steps, and the earlier applications. Never internal notes, held decisions, or who of staff it was.
 */
export async function getOwnApplication({ db, actor }: ServiceContext) {
  const [person] = await db
    .select({
      id: users.id,
      name: users.name,
      username: users.username,
      bio: users.bio,
      avatarUrl: users.avatarUrl,
    })
    .from(users)
    .where(eq(users.id, actor.id))
  if (!person) return null
  const rows = await db
    .select({ application: applications, program: programs })
    .from(applications)
    .leftJoin(programs, eq(programs.id, applications.programId))
    .where(eq(applications.userId, actor.id))
    .orderBy(desc(applications.createdAt), desc(applications.id))
  const current = rows.find((row) => isOpen(row.application)) ?? rows[0]
  return {
    avatarUrl: person.avatarUrl,
    form: formOf(person, current?.application ?? null),
    current: current
      ? { ...answer(current), timeline: await timelineOf(db, actor.id, current.application.id) }
      : null,
    earlier: rows.filter((row) => row !== current).map(answer),
  }
}

interface Row {
  application: Application
  program: typeof programs.$inferSelect | null
}

/** What an applicant may know of an application. */
const answer = ({ application, program }: Row) => ({
  id: application.id,
  version: application.version,
  status: application.status,
  decision: application.decision,
  program: program && {
    id: program.id,
    slug: program.slug,
    name: program.name,
    programType: program.programType,
    startDate: program.startDate,
    endDate: program.endDate,
    timeZone: program.timeZone,
    promotionRule: completePromotionRule(program.promotionRule),
  },
  goal: application.goal,
  githubUsername: application.githubUsername,
  twitterUsername: application.twitterUsername,
  submittedAt: application.submittedAt,
  decidedAt: application.decidedAt,
  reason: findRejectionReason(program, application.reasonCode),
  feedback: application.feedback,
})

async function timelineOf(db: ServiceContext['db'], userId: string, applicationId: string) {
  const events = await db
    .select({
      fromStatus: applicationEvents.fromStatus,
      toStatus: applicationEvents.toStatus,
      changedFields: applicationEvents.changedFields,
      at: applicationEvents.createdAt,
      actorId: applicationEvents.actorId,
    })
    .from(applicationEvents)
    .where(eq(applicationEvents.applicationId, applicationId))
    .orderBy(asc(applicationEvents.version))
  return events.map(({ actorId, ...event }) => ({ ...event, isOwn: actorId === userId }))
}
