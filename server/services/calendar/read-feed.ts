import { and, asc, eq, gt, inArray, isNull, lt, ne, or } from 'drizzle-orm'
import { z } from 'zod'
import { DEFAULT_LOCALE } from '../../../domain/users'
import {
  activities,
  calendarFeeds,
  programActivities,
  programEnrollments,
  programs,
  users,
} from '../../db/schema'
import { type Env, env } from '../../env'
import { rosterUserIds } from '../attendance/roster'
import type { Actor, ServiceContext } from '../context'
import { isFeedSecret } from './feed-secret'
import { writeCalendar } from './write-calendar'

type Context = Pick<ServiceContext<Actor | null>, 'db'>

/**
 * The calendar of a feed, for whoever knows its secret; null for a wrong or revoked one. It holds the sessions that
 * expect the person, past ones too. Somebody suspended, or who left, gets an empty calendar rather than none: a
 * calendar program then takes the sessions away, where at a refusal it would keep what it read last.
 */
export async function readFeed(
  { db }: Context,
  { feedId, secret }: { feedId: string; secret: string },
  config: Env = env(),
): Promise<string | null> {
  // The secret first: who guesses costs no query.
  if (!z.uuid().safeParse(feedId).success || !isFeedSecret(feedId, secret, config)) return null
  const [feed] = await db
    .select({
      userId: calendarFeeds.userId,
      programId: calendarFeeds.programId,
      programName: programs.name,
      locale: users.locale,
      suspendedAt: users.suspendedAt,
    })
    .from(calendarFeeds)
    .innerJoin(users, eq(users.id, calendarFeeds.userId))
    .leftJoin(programs, eq(programs.id, calendarFeeds.programId))
    .where(and(eq(calendarFeeds.id, feedId), isNull(calendarFeeds.revokedAt)))
  if (!feed) return null
  const sessions = feed.suspendedAt ? [] : await listSessions({ db }, feed)
  return writeCalendar(sessions, {
    name: feed.programName ? `Cosecha · ${feed.programName}` : 'Cosecha',
    locale: feed.locale ?? DEFAULT_LOCALE,
  })
}

/** Once each, also where several programs share it. Walk-ins are no plans and are left out. */
function listSessions({ db }: Context, of: { userId: string; programId: string | null }) {
  const expecting = db
    .select({ id: programActivities.activityId })
    .from(programActivities)
    .innerJoin(
      programEnrollments,
      and(
        eq(programEnrollments.programId, programActivities.programId),
        eq(programEnrollments.userId, of.userId),
        ne(programEnrollments.enrollmentStatus, 'dropped'),
        lt(programEnrollments.enrolledAt, activities.endsAt),
        or(isNull(programEnrollments.endedAt), gt(programEnrollments.endedAt, activities.startsAt)),
      ),
    )
    .where(
      and(
        eq(programActivities.activityId, activities.id),
        of.programId ? eq(programActivities.programId, of.programId) : undefined,
      ),
    )
  return db
    .select()
    .from(activities)
    .where(
      and(
        eq(activities.kind, 'session'),
        ne(activities.status, 'draft'),
        inArray(activities.id, expecting),
      ),
    )
    .orderBy(asc(activities.startsAt), asc(activities.id))
}

/** One session as a calendar of its own, for the signed-in person; null unless it expects them. */
export async function readSessionCalendar(
  { db, actor }: Pick<ServiceContext, 'db' | 'actor'>,
  { activityId }: { activityId: string },
): Promise<string | null> {
  if (!z.uuid().safeParse(activityId).success) return null
  const roster = rosterUserIds(db, [activityId])
  const [found] = await db
    .select({ session: activities, locale: users.locale })
    .from(activities)
    .innerJoin(roster, and(eq(roster.activityId, activities.id), eq(roster.userId, actor.id)))
    .innerJoin(users, eq(users.id, roster.userId))
    .where(and(eq(activities.kind, 'session'), ne(activities.status, 'draft')))
  if (!found) return null
  return writeCalendar([found.session], {
    name: found.session.title,
    locale: found.locale ?? DEFAULT_LOCALE,
  })
}
