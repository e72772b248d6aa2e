import { desc, eq, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import {
  activities,
  applications,
  attendanceRecords,
  programEnrollments,
  programs,
  users,
} from '../../db/schema'
import type { ServiceContext } from '../context'
import { listEnrollmentSteps } from '../enrollments/get-enrollment-history'
import { requirePerson } from '../users/require-person'
import { readProgress } from './read-progress'

/**
 * A person as admins see them: profile, applications (what nobody sent stays without its content), enrollments with
 * their progress, marks, and every step of their enrollments, each newest first. On
 * their own page the internal notes about themselves stay out. Refuses NOT_FOUND.
 */
export async function getPerson(
  ctx: Pick<ServiceContext, 'db' | 'actor'>,
  { userId }: { userId: string },
) {
  const { metadata: _, updatedAt: __, ...profile } = await requirePerson(ctx, userId)
  return {
    profile,
    applications: await listApplications(ctx, userId),
    enrollments: await readProgress(ctx, eq(programEnrollments.userId, userId)),
    attendance: await listMarks(ctx, userId),
    history: await listEnrollmentSteps(ctx, eq(programEnrollments.userId, userId)),
  }
}

function listApplications({ db, actor }: Pick<ServiceContext, 'db' | 'actor'>, userId: string) {
  const sent = (column: AnyPgColumn) =>
    sql<string | null>`case when ${applications.submittedAt} is not null then ${column} end`
  return db
    .select({
      id: applications.id,
      programName: programs.name,
      status: applications.status,
      decision: applications.decision,
      submittedAt: applications.submittedAt,
      decidedAt: applications.decidedAt,
      decidedByName: users.name,
      reasonCode: applications.reasonCode,
      feedback: applications.feedback,
      internalNotes: sql<
        string | null
      >`case when ${applications.userId} <> ${actor.id} then ${applications.internalNotes} end`,
      goal: sent(applications.goal),
      githubUsername: sent(applications.githubUsername),
      twitterUsername: sent(applications.twitterUsername),
      createdAt: applications.createdAt,
    })
    .from(applications)
    .leftJoin(programs, eq(programs.id, applications.programId))
    .leftJoin(users, eq(users.id, applications.decidedBy))
    .where(eq(applications.userId, userId))
    .orderBy(desc(applications.createdAt), desc(applications.id))
}

function listMarks({ db }: Pick<ServiceContext, 'db'>, userId: string) {
  return db
    .select({
      activityId: activities.id,
      title: activities.title,
      startsAt: activities.startsAt,
      timeZone: activities.timeZone,
      status: attendanceRecords.attendanceStatus,
      note: attendanceRecords.notes,
      markedByName: users.name,
      markedAt: attendanceRecords.markedAt,
    })
    .from(attendanceRecords)
    .innerJoin(activities, eq(activities.id, attendanceRecords.activityId))
    .innerJoin(users, eq(users.id, attendanceRecords.markedBy))
    .where(eq(attendanceRecords.userId, userId))
    .orderBy(desc(activities.startsAt))
}
