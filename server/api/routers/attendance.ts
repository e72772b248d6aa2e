import { z } from 'zod'
import { markAttendanceInput } from '../../../domain/attendance'
import { isDay } from '../../../domain/time'
import { getHistory } from '../../services/attendance/get-history'
import { getRoster } from '../../services/attendance/get-roster'
import { listOwnAttendance } from '../../services/attendance/list-own-attendance'
import { listSessions } from '../../services/attendance/list-sessions'
import { markAttendance } from '../../services/attendance/mark-attendance'
import { permissionProcedure, router } from '../trpc'

const days = z.number().int().min(0).max(31)
const listInput = z
  .object({ day: z.string().refine(isDay), daysBefore: days, daysAfter: days })
  .strict()
const cellInput = z.object({ activityId: z.uuid(), userId: z.uuid() }).strict()

export const attendanceRouter = router({
  sessions: permissionProcedure('attendance:read-roster')
    .input(listInput)
    .query(({ ctx, input }) => listSessions(ctx, input)),
  roster: permissionProcedure('attendance:read-roster')
    .input(z.object({ activityId: z.uuid() }).strict())
    .query(({ ctx, input }) => getRoster(ctx, input)),
  history: permissionProcedure('attendance:read-history')
    .input(cellInput)
    .query(({ ctx, input }) => getHistory(ctx, input)),
  mark: permissionProcedure('attendance:mark')
    .input(markAttendanceInput)
    .mutation(({ ctx, input }) => markAttendance(ctx, input)),
  mine: permissionProcedure('attendance:read-own').query(({ ctx }) => listOwnAttendance(ctx)),
})
