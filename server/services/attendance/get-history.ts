import { and, desc, eq, sql } from 'drizzle-orm'
import { attendanceEvents, users } from '../../db/schema'
import type { ServiceContext } from '../context'

/**
 * Every change of one cell, newest first: who, when, from what, to what, from which device. Operations that found the
 * cell as they wanted it are left out.
 */
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
      /** Made inside the window, arrived after it. */
      isLate: attendanceEvents.isLate,
    })
    .from(attendanceEvents)
    .innerJoin(users, eq(users.id, attendanceEvents.actorId))
    .where(
      and(
        eq(attendanceEvents.activityId, activityId),
        eq(attendanceEvents.userId, userId),
        sql`cardinality(${attendanceEvents.changedFields}) > 0`,
      ),
    )
    .orderBy(desc(attendanceEvents.seq))
