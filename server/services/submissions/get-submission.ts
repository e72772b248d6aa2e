import { asc, eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { DomainError } from '../../../domain/errors'
import { isLate } from '../../../domain/submissions'
import { activities, submissionEvents, submissions, users } from '../../db/schema'
import type { ServiceContext } from '../context'
import { programNames } from './list-submissions'

const reviewers = alias(users, 'reviewers')

/**
 * What somebody handed in, whole, with the last answer and every step, oldest first, for staff.
 * Refuses NOT_FOUND, and OWN_SUBMISSION to its author.
 */
export async function getSubmission(
  { db, actor }: ServiceContext,
  { submissionId }: { submissionId: string },
) {
  const [found] = await db
    .select({
      id: submissions.id,
      version: submissions.version,
      status: submissions.status,
      link: submissions.link,
      body: submissions.body,
      submittedAt: submissions.submittedAt,
      feedback: submissions.feedback,
      decidedAt: submissions.decidedAt,
      decidedByName: reviewers.name,
      userId: users.id,
      name: users.name,
      email: users.email,
      avatarUrl: users.avatarUrl,
      activityId: activities.id,
      title: activities.title,
      description: activities.description,
      activityStatus: activities.status,
      dueAt: activities.endsAt,
      timeZone: activities.timeZone,
      programNames: programNames(),
    })
    .from(submissions)
    .innerJoin(users, eq(users.id, submissions.userId))
    .innerJoin(activities, eq(activities.id, submissions.activityId))
    .leftJoin(reviewers, eq(reviewers.id, submissions.decidedBy))
    .where(eq(submissions.id, submissionId))
  if (!found) throw new DomainError('NOT_FOUND', { submissionId })
  if (found.userId === actor.id) throw new DomainError('OWN_SUBMISSION', { submissionId })
  const history = await db
    .select({
      version: submissionEvents.version,
      fromStatus: submissionEvents.fromStatus,
      toStatus: submissionEvents.toStatus,
      actorName: users.name,
      createdAt: submissionEvents.createdAt,
    })
    .from(submissionEvents)
    .innerJoin(users, eq(users.id, submissionEvents.actorId))
    .where(eq(submissionEvents.submissionId, submissionId))
    .orderBy(asc(submissionEvents.version))
  return { ...found, isLate: isLate(found.submittedAt, found.dueAt), history }
}
