import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { findRejectionReason } from '../../../domain/rejection-reasons'
import { applications, programs, users } from '../../db/schema'
import type { ServiceContext } from '../context'
import { applicationColumns } from './columns'

/**
 * A person's applications as staff see them, newest first, with who decided what, in which words and for which reason; of
 * those in `where`, if given. What nobody sent stays without its content, and internal notes out of one's own.
 */
export async function listPersonsApplications(
  { db, actor }: Pick<ServiceContext, 'db' | 'actor'>,
  { userId, where }: { userId: string; where?: SQL | undefined },
) {
  const rows = await db
    .select({
      ...applicationColumns,
      goal: whenSent(applications.goal),
      githubUsername: whenSent(applications.githubUsername),
      twitterUsername: whenSent(applications.twitterUsername),
      programName: programs.name,
      rejectionReasons: programs.rejectionReasons,
      decidedByName: users.name,
      reasonCode: applications.reasonCode,
      feedback: applications.feedback,
      internalNotes: sql<
        string | null
      >`case when ${applications.userId} <> ${actor.id} then ${applications.internalNotes} end`,
      createdAt: applications.createdAt,
    })
    .from(applications)
    .leftJoin(programs, eq(programs.id, applications.programId))
    .leftJoin(users, eq(users.id, applications.decidedBy))
    .where(and(eq(applications.userId, userId), where))
    .orderBy(desc(applications.createdAt), desc(applications.id))
  return rows.map(({ rejectionReasons, reasonCode, ...row }) => ({
    ...row,
    reason: findRejectionReason({ rejectionReasons }, reasonCode),
  }))
}

const whenSent = (column: AnyPgColumn) =>
  sql<string | null>`case when ${applications.submittedAt} is not null then ${column} end`
