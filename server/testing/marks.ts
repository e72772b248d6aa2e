import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../db/client'
import { attendanceEvents, attendanceRecords } from '../db/schema'

/** The records of a session, by person. */
export const recordsOf = (db: Db, activityId: string) =>
  db
    .select()
    .from(attendanceRecords)
    .where(eq(attendanceRecords.activityId, activityId))
    .orderBy(asc(attendanceRecords.userId))

/** The events of a session, or of one person in it, in their order. */
export const eventsOf = (db: Db, activityId: string, userId?: string) =>
  db
    .select()
    .from(attendanceEvents)
    .where(
      and(
        eq(attendanceEvents.activityId, activityId),
        userId ? eq(attendanceEvents.userId, userId) : undefined,
      ),
    )
    .orderBy(asc(attendanceEvents.seq))

/** `items` in another order, the same for the same `seed`. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const result = [...items]
  let state = seed * 2_654_435_761 + 1
  for (let index = result.length - 1; index > 0; index--) {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    const other = Math.floor((state / 4_294_967_296) * (index + 1))
    const [a, b] = [result[index], result[other]]
    if (a === undefined || b === undefined) continue
    result[index] = b
    result[other] = a
  }
  return result
}
