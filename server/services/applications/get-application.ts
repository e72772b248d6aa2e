import { and, asc, desc, eq, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { DomainError } from '../../../domain/errors'
import { findRejectionReason, rejectionReasonsOf } from '../../../domain/rejection-reasons'
import {
  applicationEvents,
  applications,
  attendanceRecords,
  heldDecisions,
  programEnrollments,
  programs,
  users,
} from '../../db/schema'
import type { ServiceContext } from '../context'
import { applicationColumns, holdColumns } from './columns'
import { listPersonsApplications } from './list-persons-applications'
import { isReviewable } from './lock-application'
import { sharesHandle } from './shared-handles'

const deciders = alias(users, 'deciders')
const holders = alias(users, 'holders')
const others = alias(applications, 'others')

/**
 * An application as a reviewer reads it: what it says, internal notes, a held decision, its steps; the reasons to reject
 * for its program; its person with earlier applications, enrollments and how often they came; other people with the same
 * handle. Refuses NOT_FOUND (drafts included) and OWN_APPLICATION.
 */
export async function getApplication(
  ctx: ServiceContext,
  { applicationId }: { applicationId: string },
) {
  const [found] = await ctx.db
    .select({
      application,
      person,
      program: programs,
      decidedByName: deciders.name,
      hold: {
        ...holdColumns,
        reasonCode: heldDecisions.reasonCode,
        feedback: heldDecisions.feedback,
      },
      heldByName: holders.name,
    })
    .from(applications)
    .innerJoin(users, eq(users.id, applications.userId))
    .leftJoin(programs, eq(programs.id, applications.programId))
    .leftJoin(deciders, eq(deciders.id, applications.decidedBy))
    .leftJoin(heldDecisions, eq(heldDecisions.applicationId, applications.id))
    .leftJoin(holders, eq(holders.id, heldDecisions.decidedBy))
    .where(and(eq(applications.id, applicationId), isReviewable))
  if (!found) throw new DomainError('NOT_FOUND', { applicationId })
  const userId = found.person.id
  if (userId === ctx.actor.id) throw new DomainError('OWN_APPLICATION', { applicationId })
  return {
    ...found.application,
    decidedByName: found.decidedByName,
    reason: findRejectionReason(found.program, found.application.reasonCode),
    hold: found.hold && { ...found.hold, heldByName: found.heldByName ?? '' },
    person: found.person,
    program: found.program && {
      id: found.program.id,
      name: found.program.name,
      programType: found.program.programType,
      startDate: found.program.startDate,
      endDate: found.program.endDate,
      timeZone: found.program.timeZone,
      rejectionReasons: rejectionReasonsOf(found.program),
    },
    steps: await listSteps(ctx, applicationId),
    earlier: await listPersonsApplications(ctx, {
      userId,
      where: and(ne(applications.id, applicationId), isReviewable),
    }),
    enrollments: await listEnrollments(ctx, userId),
    attendance: await countAttendance(ctx, userId),
    sameHandle: await listSameHandle(ctx, applicationId),
  }
}

const application = {
  ...applicationColumns,
  reasonCode: applications.reasonCode,
  feedback: applications.feedback,
  internalNotes: applications.internalNotes,
}

const person = {
  id: users.id,
  name: users.name,
  email: users.email,
  username: users.username,
  bio: users.bio,
  avatarUrl: users.avatarUrl,
  accountStatus: users.accountStatus,
  suspendedAt: users.suspendedAt,
  createdAt: users.createdAt,
}

const listSteps = ({ db }: ServiceContext, applicationId: string) =>
  db
    .select({
      fromStatus: applicationEvents.fromStatus,
      toStatus: applicationEvents.toStatus,
      changedFields: applicationEvents.changedFields,
      actorName: users.name,
      at: applicationEvents.createdAt,
    })
    .from(applicationEvents)
    .innerJoin(users, eq(users.id, applicationEvents.actorId))
    .where(eq(applicationEvents.applicationId, applicationId))
    .orderBy(asc(applicationEvents.version))

const listEnrollments = ({ db }: ServiceContext, userId: string) =>
  db
    .select({
      id: programEnrollments.id,
      version: programEnrollments.version,
      programId: programs.id,
      programName: programs.name,
      programType: programs.programType,
      programEndDate: programs.endDate,
      status: programEnrollments.enrollmentStatus,
      enrolledAt: programEnrollments.enrolledAt,
      completedAt: programEnrollments.completedAt,
      endedAt: programEnrollments.endedAt,
    })
    .from(programEnrollments)
    .innerJoin(programs, eq(programs.id, programEnrollments.programId))
    .where(eq(programEnrollments.userId, userId))
    .orderBy(desc(programEnrollments.enrolledAt))

/** Marks as they were given, over everything; no rate, which belongs to an enrollment. */
async function countAttendance({ db }: ServiceContext, userId: string) {
  const of = (status: 'present' | 'absent' | 'excused') =>
    sql<number>`count(*) filter (where ${attendanceRecords.attendanceStatus} = ${status})::int`
  const [counts] = await db
    .select({ present: of('present'), absent: of('absent'), excused: of('excused') })
    .from(attendanceRecords)
    .where(eq(attendanceRecords.userId, userId))
  return counts ?? { present: 0, absent: 0, excused: 0 }
}

const listSameHandle = ({ db }: ServiceContext, applicationId: string) =>
  db
    .select({
      id: others.id,
      userId: users.id,
      name: users.name,
      email: users.email,
      status: others.status,
      githubUsername: others.githubUsername,
      twitterUsername: others.twitterUsername,
    })
    .from(applications)
    .innerJoin(others, sharesHandle(others))
    .innerJoin(users, eq(users.id, others.userId))
    .where(eq(applications.id, applicationId))
    .orderBy(asc(others.submittedAt), asc(others.id))
