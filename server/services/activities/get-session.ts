import { asc, eq } from 'drizzle-orm'
import type { ActivityKind, ActivityStatus } from '../../../domain/activities'
import { DomainError } from '../../../domain/errors'
import { activities, programActivities, programs } from '../../db/schema'
import type { ServiceContext } from '../context'

export interface Session {
  id: string
  title: string
  kind: ActivityKind
  status: ActivityStatus
  startsAt: Date
  endsAt: Date
  timeZone: string
  location: string | null
  link: string | null
  programs: { id: string; name: string }[]
}

export const sessionColumns = {
  id: activities.id,
  title: activities.title,
  kind: activities.kind,
  status: activities.status,
  startsAt: activities.startsAt,
  endsAt: activities.endsAt,
  timeZone: activities.timeZone,
  location: activities.location,
  link: activities.link,
}

/** One session with the programs it belongs to. NOT_FOUND where there is none, or it is a deliverable. */
export async function getSession(
  { db }: Pick<ServiceContext, 'db'>,
  { activityId }: { activityId: string },
): Promise<Session> {
  const [session] = await db
    .select(sessionColumns)
    .from(activities)
    .where(eq(activities.id, activityId))
  if (session?.kind !== 'session') throw new DomainError('NOT_FOUND', { activityId })
  const belongsTo = await db
    .select({ id: programs.id, name: programs.name })
    .from(programActivities)
    .innerJoin(programs, eq(programs.id, programActivities.programId))
    .where(eq(programActivities.activityId, activityId))
    .orderBy(asc(programs.name))
  return { ...session, programs: belongsTo }
}
