import { and, desc, eq } from 'drizzle-orm'
import { attendanceEvents, users } from '../../db/schema'
import type { ServiceContext } from '../context'

/** Every change of one cell, newest first: who, when, from what, to what, from which device. */
export const getHistory = (
  { db }: Pick<ServiceContext, 'db'>,
  { activityId, userId }: { activityId: string; userId: string },
) =>
  db
    .select({
      version: attendanceEvents.seq,
      fromStatus: attendanceEvents.fromStatus,
      toStatus: attendanceEvents.toStatus,
      changedFields: attendanceEvents.changedFields,
      actorName: users.name,
      device: attendanceEvents.device,
      deviceAt: attendanceEvents.deviceAt,
      at: attendanceEvents.createdAt,
    })
    .from(attendanceEvents)
    .innerJoin(users, eq(users.id, attendanceEvents.actorId))
    .where(and(eq(attendanceEvents.activityId, activityId), eq(attendanceEvents.userId, userId)))
    .orderBy(desc(attendanceEvents.seq))
