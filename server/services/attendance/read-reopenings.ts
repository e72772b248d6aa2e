import { eq } from 'drizzle-orm'
import type { Window } from '../../../domain/attendance'
import type { Db } from '../../db/client'
import { sessionReopenings } from '../../db/schema'

/** The spans in which an admin opened a session after its window had passed. */
export const readReopenings = (db: Db, activityId: string): Promise<Window[]> =>
  db
    .select({ opensAt: sessionReopenings.opensAt, closesAt: sessionReopenings.closesAt })
    .from(sessionReopenings)
    .where(eq(sessionReopenings.activityId, activityId))
