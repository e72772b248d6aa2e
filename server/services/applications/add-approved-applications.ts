import { inChunks } from '../../db/in-chunks'
import { applications } from '../../db/schema'
import type { ServiceContext } from '../context'

export interface ApplicationToAdd {
  userId: string
  submittedAt: Date
  goal: string | null
  githubUsername: string | null
  twitterUsername: string | null
}

/**
 * Adds applications to one program, already approved as guest by `ctx.actor`: for people accepted elsewhere.
 * Gives the id of each by its person. Open applications of the same people stay as they are.
 */
export async function addApprovedApplications(
  { db, actor, now }: ServiceContext,
  programId: string,
  people: readonly ApplicationToAdd[],
): Promise<Map<string, string>> {
  const added = await inChunks(people, (chunk) =>
    db
      .insert(applications)
      .values(
        chunk.map((person) => ({
          ...person,
          programId,
          status: 'approved' as const,
          decision: 'guest' as const,
          decidedBy: actor.id,
          decidedAt: now,
        })),
      )
      .returning({ id: applications.id, userId: applications.userId }),
  )
  return new Map(added.map(({ id, userId }) => [userId, id]))
}
