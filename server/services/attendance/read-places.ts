import { eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { applications, programActivities, programEnrollments } from '../../db/schema'

export interface PlaceWithGoal {
  programId: string
  enrolledAt: Date
  endedAt: Date | null
  goal: string | null
}

/** The enrollments in the programs of a session by person, each with the goal of its application, the last one first. */
export async function readPlaces(
  db: Db,
  activityId: string,
): Promise<Map<string, PlaceWithGoal[]>> {
  const rows = await db
    .select({
      userId: programEnrollments.userId,
      programId: programEnrollments.programId,
      enrolledAt: programEnrollments.enrolledAt,
      endedAt: programEnrollments.endedAt,
      goal: applications.goal,
    })
    .from(programActivities)
    .innerJoin(programEnrollments, eq(programEnrollments.programId, programActivities.programId))
    .leftJoin(applications, eq(applications.id, programEnrollments.applicationId))
    .where(eq(programActivities.activityId, activityId))
  const places = new Map<string, PlaceWithGoal[]>()
  for (const { userId, ...place } of rows)
    places.set(userId, [...(places.get(userId) ?? []), place])
  for (const ofPerson of places.values())
    ofPerson.sort((a, b) => b.enrolledAt.getTime() - a.enrolledAt.getTime())
  return places
}
