import { z } from 'zod'
import { changesInput, markAttendanceInput } from '../../../domain/attendance'
import { reopenSessionInput } from '../../../domain/marking-window'
import { isDay } from '../../../domain/time'
import { addWalkInInput, findPeopleInput } from '../../../domain/walk-ins'
import { addWalkIn } from '../../services/attendance/add-walk-in'
import { findPeople } from '../../services/attendance/find-people'
import { findSessionNow } from '../../services/attendance/find-session-now'
import { getChanges } from '../../services/attendance/get-changes'
import { getHistory } from '../../services/attendance/get-history'
import { getRoster } from '../../services/attendance/get-roster'
import { listOwnAttendance } from '../../services/attendance/list-own-attendance'
import { listSessions } from '../../services/attendance/list-sessions'
import { markAttendance } from '../../services/attendance/mark-attendance'
import { removeWalkIn } from '../../services/attendance/remove-walk-in'
import { reopenSession } from '../../services/attendance/reopen-session'
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
  now: permissionProcedure('attendance:read-roster').query(({ ctx }) => findSessionNow(ctx)),
  roster: permissionProcedure('attendance:read-roster')
    .input(z.object({ activityId: z.uuid() }).strict())
    .query(({ ctx, input }) => getRoster(ctx, input)),
  changes: permissionProcedure('attendance:read-roster')
    .input(changesInput)
    .query(({ ctx, input }) => getChanges(ctx, input)),
  history: permissionProcedure('attendance:read-history')
    .input(cellInput)
    .query(({ ctx, input }) => getHistory(ctx, input)),
  mark: permissionProcedure('attendance:mark')
    .input(markAttendanceInput)
    .mutation(({ ctx, input }) => markAttendance(ctx, input)),
  findPeople: permissionProcedure('attendance:manage-walk-ins')
    .input(findPeopleInput)
    .query(({ ctx, input }) => findPeople(ctx, input)),
  addWalkIn: permissionProcedure('attendance:manage-walk-ins')
    .input(addWalkInInput)
    .mutation(({ ctx, input }) => addWalkIn(ctx, input)),
  removeWalkIn: permissionProcedure('attendance:manage-walk-ins')
    .input(cellInput)
    .mutation(({ ctx, input }) => removeWalkIn(ctx, input)),
  reopen: permissionProcedure('attendance:reopen')
    .input(reopenSessionInput)
    .mutation(({ ctx, input }) => reopenSession(ctx, input)),
  mine: permissionProcedure('attendance:read-own').query(({ ctx }) => listOwnAttendance(ctx)),
})
