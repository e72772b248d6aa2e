import { activitiesRouter } from './routers/activities'
import { applicationsRouter } from './routers/applications'
import { attendanceRouter } from './routers/attendance'
import { enrollmentsRouter } from './routers/enrollments'
import { mailRouter } from './routers/mail'
import { programsRouter } from './routers/programs'
import { usersRouter } from './routers/users'
import { createCallerFactory, router } from './trpc'

export const appRouter = router({
  activities: activitiesRouter,
  applications: applicationsRouter,
  attendance: attendanceRouter,
  enrollments: enrollmentsRouter,
  mail: mailRouter,
  programs: programsRouter,
  users: usersRouter,
})
export type AppRouter = typeof appRouter

/** Calls procedures in this process, with the same checks as over HTTP. */
export const createCaller = createCallerFactory(appRouter)
