import { activities } from '../schema/activities'
import { applications } from '../schema/applications'
import { attendanceRecords } from '../schema/attendance-records'
import { programActivities } from '../schema/program-activities'
import { programEnrollments } from '../schema/program-enrollments'
import { programs } from '../schema/programs'
import { users } from '../schema/users'

/** The tables the program system stands on, each after those it refers to. */
export const SCOPE = [
  users,
  activities,
  programs,
  programActivities,
  applications,
  programEnrollments,
  attendanceRecords,
]
