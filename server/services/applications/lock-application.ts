import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { OPEN_APPLICATION_STATUSES } from '../../../domain/applications'
import { DomainError } from '../../../domain/errors'
import { applications, users } from '../../db/schema'
import type { ServiceContext } from '../context'
import { lockPeople } from '../users/lock-people'

export type Application = typeof applications.$inferSelect
export type Applicant = Pick<typeof users.$inferSelect, 'id' | 'name' | 'username' | 'bio'>

/** What staff may know of: an application that was sent. A draft, also a withdrawn one, is its author's alone. */
export const isReviewable = isNotNull(applications.submittedAt)

// A person's applications are locked by locking the person: every writer of one does so before it reads it.

/**
 * An application staff may know of, locked until the transaction ends.
 * Refuses NOT_FOUND, and OWN_APPLICATION where the reviewer is the applicant.
 */
export async function lockForReview(
  ctx: ServiceContext,
  applicationId: string,
): Promise<Application> {
  const [owner] = await ctx.db
    .select({ userId: applications.userId })
    .from(applications)
    .where(and(eq(applications.id, applicationId), isReviewable))
  if (!owner) throw new DomainError('NOT_FOUND', { applicationId })
  if (owner.userId === ctx.actor.id) throw new DomainError('OWN_APPLICATION', { applicationId })
  await lockPeople(ctx, [owner.userId])
  const [application] = await ctx.db
    .select()
    .from(applications)
    .where(and(eq(applications.id, applicationId), isReviewable))
  if (!application) throw new DomainError('NOT_FOUND', { applicationId })
  return application
}

export interface OwnApplications {
  person: Applicant
  /** The open one, if there is one. */
  open: Application | null
  /** All, newest first. */
  all: Application[]
}

/** The signed-in person with their applications, locked until the transaction ends. */
export async function lockOwnApplications(ctx: ServiceContext): Promise<OwnApplications> {
  const { db, actor } = ctx
  await lockPeople(ctx, [actor.id])
  const [person] = await db
    .select({ id: users.id, name: users.name, username: users.username, bio: users.bio })
    .from(users)
    .where(eq(users.id, actor.id))
  if (!person) throw new DomainError('NOT_FOUND', { userId: actor.id })
  const all = await db
    .select()
    .from(applications)
    .where(eq(applications.userId, actor.id))
    .orderBy(desc(applications.createdAt), desc(applications.id))
  return { person, open: all.find(isOpen) ?? null, all }
}

export const isOpen = ({ status }: Pick<Application, 'status'>): boolean =>
  OPEN_APPLICATION_STATUSES.some((open) => open === status)
