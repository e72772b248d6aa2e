import { desc, eq } from 'drizzle-orm'
import { activities, attendanceRecords, programEnrollments, users } from '../../db/schema'
import { listPersonsApplications } from '../applications/list-persons-applications'
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
  ctx: Pick<ServiceContext, 'db' | 'actor' | 'now'>,
  { userId }: { userId: string },
) {
  const { metadata: _, updatedAt: __, ...profile } = await requirePerson(ctx, userId)
  return {
    profile,
    applications: await listPersonsApplications(ctx, { userId }),
    enrollments: await readProgress(ctx, eq(programEnrollments.userId, userId)),
    attendance: await listMarks(ctx, userId),
    history: await listEnrollmentSteps(ctx, eq(programEnrollments.userId, userId)),
  }
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
