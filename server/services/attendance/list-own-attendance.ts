import { desc, eq } from 'drizzle-orm'
import { activities, attendanceRecords } from '../../db/schema'
import type { ServiceContext } from '../context'

/** The signed-in person's own marks, newest session first. Notes are staff's words and stay with staff. */
export const listOwnAttendance = ({ db, actor }: ServiceContext) =>
  db
    .select({
      activityId: activities.id,
      title: activities.title,
      startsAt: activities.startsAt,
      timeZone: activities.timeZone,
      status: attendanceRecords.attendanceStatus,
    })
    .from(attendanceRecords)
    .innerJoin(activities, eq(activities.id, attendanceRecords.activityId))
    .where(eq(attendanceRecords.userId, actor.id))
    .orderBy(desc(activities.startsAt))
