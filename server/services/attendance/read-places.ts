import { type AnyColumn, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { applications, programActivities, programEnrollments } from '../../db/schema'

export interface PlaceWithGoal {
  programId: string
  /** In milliseconds, as is the end: thousands of dates take longer to make than all else of a place. */
  enrolledAt: number
  endedAt: number | null
  goal: string | null
}

const milliseconds = (column: AnyColumn) =>
  sql<number>`floor(extract(epoch from ${column}) * 1000)::float8`

/** The enrollments in the programs of a session by person, each with the goal of its application, the last one first. */
export async function readPlaces(
  db: Db,
  activityId: string,
): Promise<Map<string, PlaceWithGoal[]>> {
  const rows = await db
    .select({
      userId: programEnrollments.userId,
      programId: programEnrollments.programId,
      enrolledAt: milliseconds(programEnrollments.enrolledAt),
      endedAt: sql<number | null>`${milliseconds(programEnrollments.endedAt)}`,
      goal: applications.goal,
    })
    .from(programActivities)
    .innerJoin(programEnrollments, eq(programEnrollments.programId, programActivities.programId))
    .leftJoin(applications, eq(applications.id, programEnrollments.applicationId))
    .where(eq(programActivities.activityId, activityId))
  const places = new Map<string, PlaceWithGoal[]>()
  for (const { userId, programId, enrolledAt, endedAt, goal } of rows) {
    const place = { programId, enrolledAt, endedAt, goal }
    const others = places.get(userId)
    if (others) others.push(place)
    else places.set(userId, [place])
  }
  for (const ofPerson of places.values()) ofPerson.sort((a, b) => b.enrolledAt - a.enrolledAt)
  return places
}
