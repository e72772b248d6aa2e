import { activities } from '../schema/activities'
import { activitySeries } from '../schema/activity-series'
import { applications } from '../schema/applications'
import { attendanceRecords } from '../schema/attendance-records'
import { programActivities } from '../schema/program-activities'
import { programEnrollments } from '../schema/program-enrollments'
import { programs } from '../schema/programs'
import { users } from '../schema/users'

/** The tables the program system stands on, each after those it refers to. */
export const SCOPE = [
  users,
  activitySeries,
  activities,
  programs,
  programActivities,
  applications,
  programEnrollments,
  attendanceRecords,
]
