import { and, eq, gte, inArray, lt } from 'drizzle-orm'
import { DAY, HOUR } from '../../domain/durations'
import { DEFAULT_TIME_ZONE } from '../../domain/programs'
import { localDay, localTime, startOfDay } from '../../domain/time'
import { DEMO_PEOPLE, type DemoPerson } from '../auth/demo-people'
import type { Db } from '../db/client'
import { activities, users } from '../db/schema'
import { addWalkIn } from '../services/attendance/add-walk-in'
import { openFeed } from '../services/calendar/feeds'
import { createActivity } from '../services/programs/create-activity'
import { setProgramActive } from '../services/programs/set-program-active'
import { seedApplicants } from './demo-applicants'
import {
  handInFirst,
  handInSecond,
  seedFirstDeliverable,
  seedSecondDeliverable,
} from './demo-deliverables'
import { seedDeliveries } from './demo-mail'
import {
  PAST_BEGAN,
  PAST_ENDED,
  type Place,
  seedAlumni,
  seedCohort,
  seedCompletion,
  seedDrops,
  seedOpen,
  seedPromotions,
  seedSuspension,
} from './demo-members'
import { findProgram, seedDemoPrograms } from './demo-programs'
import {
  holdSessions,
  type Session,
  seedNews,
  seedPastSessions,
  seedReopening,
  seedSeries,
  seedWalkIn,
  type WalkIn,
  WEEKS_BEFORE,
} from './demo-sessions'
import { as, before, type Demo } from './demo-steps'
import { makeUser } from './factories'

/**
 * Fills a seeded database with people who do not exist and what they did up to `now`, all of it or nothing. A second
 * run adds no people; it only sees to it that there is a session to mark today.
 */
export async function seedDemo(db: Db, now: Date): Promise<void> {
  const { id: cohort } = await findProgram(db, 'de-cero-a-chamba')
  const isFresh = (await db.$count(users, eq(users.email, DEMO_PEOPLE[0]?.email ?? ''))) === 0
  if (isFresh) {
    const walkIn = await db.transaction((tx) => seedAll(tx, now))
    // Reads several things at once, which one connection does not do.
    await seedWalkIn(db, walkIn)
  }
  await ensureSessionNow(db, cohort, now)
}

async function seedAll(db: Db, now: Date): Promise<WalkIn> {
  const people = await seedPersonas(db, now)
  const demo: Demo = {
    db,
    now,
    programs: await seedDemoPrograms(db, now, people.admin),
    staff: {
      moderator: people.moderator,
      admin: people.admin,
      colleague: await seedColleague(db, now),
    },
  }
  const alumni = await seedAlumni(demo)
  await seedPastSessions(demo, alumni, PAST_BEGAN - 7)
  await seedCompletion(demo, alumni)
  const { past: programId } = demo.programs
  const afterwards = as(demo, people.admin, before(demo, PAST_ENDED - 3))
  await setProgramActive(afterwards, { programId, isActive: false })
  const cohort = await seedCohort(demo, [people.guest, people.member])
  const sessions = await seedRunning(demo, cohort)
  await openFeed(as(demo, people.member, before(demo, 4)), { programId: null })
  await seedApplicants(demo, people.applicant)
  await seedDeliveries(demo)
  const [session, guest] = [sessions[2 * WEEKS_BEFORE - 1], alumni[1]]
  if (!session || !guest) throw new Error('Nobody can walk in.')
  return { session, guest, moderator: people.moderator }
}

/** What the cohort went through, in its order: each step stands on those before it. Gives the sessions of the cohort. */
async function seedRunning(demo: Demo, cohort: readonly Place[]): Promise<Session[]> {
  const sessions = await seedSeries(demo)
  const [, member] = cohort
  const page = await seedFirstDeliverable(demo)
  const open = await seedOpen(demo, [...cohort.slice(4, 14), ...(member ? [member] : [])])
  await holdSessions(demo, sessions.open, open)
  const [before16, before9] = [sessions.cohort.slice(0, 6), sessions.cohort.slice(6, 8)]
  await holdSessions(demo, before16, cohort)
  await seedDrops(demo, cohort, 16)
  const stayed = cohort.map((place, index) => (index < cohort.length - 4 ? place : null))
  await holdSessions(demo, before9, stayed)
  await handInFirst(demo, page, stayed)
  // The first one is whom one signs in as to see how it is to be a guest; the rest is left to promote.
  await seedPromotions(demo, cohort.slice(1, 20), 9)
  await holdSessions(demo, sessions.cohort.slice(8), stayed)
  await handInSecond(demo, await seedSecondDeliverable(demo), stayed)
  await seedNews(demo, sessions.cohort.slice(2 * WEEKS_BEFORE + 1))
  const [onPaper, forgotten] = [sessions.cohort[2], cohort[3]]
  if (onPaper && forgotten) await seedReopening(demo, onPaper, forgotten)
  await seedSuspension(demo, cohort[cohort.length - 6] ?? { id: '' })
  return sessions.cohort
}

async function seedPersonas(db: Db, now: Date) {
  const made = new Map<DemoPerson['key'], { id: string; name: string }>()
  for (const { key, accountStatus: _, ...person } of DEMO_PEOPLE) {
    const createdAt = before({ now }, key === 'applicant' ? 7 : PAST_BEGAN + 30)
    made.set(key, await makeUser(db, { ...person, emailVerified: true, createdAt }))
  }
  const of = (key: DemoPerson['key']) => {
    const person = made.get(key)
    if (!person) throw new Error(`The demo has nobody to sign in as "${key}".`)
    return person
  }
  return {
    applicant: of('applicant'),
    guest: of('guest'),
    member: of('member'),
    moderator: of('moderator'),
    admin: of('admin'),
  }
}

const seedColleague = (db: Db, now: Date) =>
  makeUser(db, {
    name: 'Rocío Paredes',
    email: 'rocio-paredes@example.com',
    role: 'moderator',
    emailVerified: true,
    createdAt: before({ now }, PAST_BEGAN + 20),
  })

async function ensureSessionNow(db: Db, programId: string, now: Date) {
  const from = startOfDay(localDay(now, DEFAULT_TIME_ZONE), DEFAULT_TIME_ZONE)
  const today = await db
    .select({ id: activities.id })
    .from(activities)
    .where(
      and(
        eq(activities.kind, 'session'),
        inArray(activities.status, ['scheduled', 'done']),
        gte(activities.startsAt, from),
        lt(activities.startsAt, new Date(from.getTime() + DAY)),
      ),
    )
  if (today.length > 0) return
  const halfHour = HOUR / 2
  const startsAt = Math.floor(now.getTime() / halfHour) * halfHour - halfHour
  const start = new Date(Math.max(from.getTime(), startsAt))
  const planner = as({ db }, await findPersona(db, 'admin'), before({ now }, 5))
  const { activityId } = await createActivity(planner, {
    kind: 'session',
    title: 'Demo day: muestra lo que construiste',
    description: 'Cinco minutos por persona: qué hiciste, qué te costó y qué sigue.',
    startsLocal: localTime(start, DEFAULT_TIME_ZONE),
    endsLocal: localTime(new Date(start.getTime() + 2 * HOUR), DEFAULT_TIME_ZONE),
    timeZone: DEFAULT_TIME_ZONE,
    location: 'Casa de la comunidad, sala grande',
    link: null,
    status: 'scheduled',
    programIds: [programId],
    isRequired: true,
  })
  await addWalkIn(as({ db }, await findPersona(db, 'moderator'), now), {
    activityId,
    name: 'Noé Arizmendi Soto',
    email: 'noe-arizmendi@example.com',
  })
}

async function findPersona(db: Db, key: DemoPerson['key']) {
  const email = DEMO_PEOPLE.find((person) => person.key === key)?.email ?? ''
  const [person] = await db.select({ id: users.id }).from(users).where(eq(users.email, email))
  if (!person) throw new Error(`The demo has nobody to sign in as "${key}".`)
  return person
}
