import { activitiesRouter } from './routers/activities'
import { applicationsRouter } from './routers/applications'
import { attendanceRouter } from './routers/attendance'
import { calendarRouter } from './routers/calendar'
import { enrollmentsRouter } from './routers/enrollments'
import { mailRouter } from './routers/mail'
import { programsRouter } from './routers/programs'
import { progressRouter } from './routers/progress'
import { submissionsRouter } from './routers/submissions'
import { usersRouter } from './routers/users'
import { createCallerFactory, router } from './trpc'

export const appRouter = router({
  activities: activitiesRouter,
  applications: applicationsRouter,
  attendance: attendanceRouter,
  calendar: calendarRouter,
  enrollments: enrollmentsRouter,
  mail: mailRouter,
  programs: programsRouter,
  progress: progressRouter,
  submissions: submissionsRouter,
  users: usersRouter,
})
export type AppRouter = typeof appRouter

/** Calls procedures in this process, with the same checks as over HTTP. */
export const createCaller = createCallerFactory(appRouter)
