import { and, eq, gte, inArray, lt } from 'drizzle-orm'
import { DEFAULT_TIME_ZONE } from '../../domain/programs'
import { DAY, HOUR, localDay, startOfDay } from '../../domain/time'
import { DEMO_PEOPLE, type DemoPerson } from '../auth/demo-people'
import type { Db } from '../db/client'
import { activities, programs, users } from '../db/schema'
import { seedApplicants } from './demo-applicants'
import { seedDeliveries } from './demo-mail'
import {
  COHORT_JOINED,
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
import { seedPastSessions, seedWeek, WEEKS_AFTER, WEEKS_BEFORE } from './demo-sessions'
import { before, type Demo } from './demo-steps'
import { linkActivity, makeActivity, makeProgram, makeUser } from './factories'

/**
 * Fills a seeded database with people who do not exist and what they did up to `now`. A second run adds no people;
 * it only sees to it that there is a session to mark today.
 */
export async function seedDemo(db: Db, now: Date): Promise<void> {
  const cohort = await findProgram(db, 'de-cero-a-chamba')
  const isFresh = (await db.$count(users, eq(users.email, DEMO_PEOPLE[0]?.email ?? ''))) === 0
  if (isFresh) await seedAll(db, now)
  await ensureSessionNow(db, cohort, now)
}

async function findProgram(db: Db, slug: string): Promise<string> {
  const [program] = await db
    .select({ id: programs.id })
    .from(programs)
    .where(eq(programs.slug, slug))
  if (!program) throw new Error(`There is no program "${slug}": run the seed first.`)
  return program.id
}

async function seedAll(db: Db, now: Date) {
  const people = await seedPersonas(db, now)
  const demo: Demo = {
    db,
    now,
    programs: await seedPrograms(db, now),
    staff: {
      moderator: people.moderator,
      admin: people.admin,
      colleague: await seedColleague(db, now),
    },
  }
  const alumni = await seedAlumni(demo)
  await seedPastSessions(demo, alumni, PAST_BEGAN - 7)
  await seedCompletion(demo, alumni)
  await db.update(programs).set({ isActive: false }).where(eq(programs.id, demo.programs.past))
  await seedRunning(demo, await seedCohort(demo, [people.guest, people.member]))
  await seedApplicants(demo, people.applicant)
  await seedDeliveries(demo)
}

/** What the cohort went through, week after week. */
async function seedRunning(demo: Demo, cohort: readonly Place[]) {
  const open = await seedOpen(demo, cohort.slice(4, 14))
  const week = (number: number, there: readonly (Place | null)[]) =>
    seedWeek(demo, number, { cohort: there, open })
  for (let number = -WEEKS_BEFORE; number < -2; number++) await week(number, cohort)
  await seedDrops(demo, cohort, 16)
  const stayed = cohort.map((place, index) => (index < cohort.length - 4 ? place : null))
  await week(-2, stayed)
  // The first one is whom one signs in as to see how it is to be a guest; the rest is left to promote.
  await seedPromotions(demo, cohort.slice(1, 20), 9)
  for (let number = -1; number <= WEEKS_AFTER; number++) await week(number, stayed)
  await seedSuspension(demo, cohort[cohort.length - 6] ?? { id: '' })
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

/** The seed's programs, one of them now with dates, and two more: one that is over, one that begins soon. */
async function seedPrograms(db: Db, now: Date): Promise<Demo['programs']> {
  const today = localDay(now, DEFAULT_TIME_ZONE)
  const inDays = (days: number) => startOfDay(today, DEFAULT_TIME_ZONE, days)
  const cohort = await findProgram(db, 'de-cero-a-chamba')
  await db
    .update(programs)
    .set({ startDate: inDays(2 - COHORT_JOINED), endDate: inDays(7 * WEEKS_AFTER + 6) })
    .where(eq(programs.id, cohort))
  const past = await makeProgram(db, {
    name: 'Semillero de verano',
    description: 'Seis semanas para publicar una primera página, con ayuda de gente del barrio.',
    programType: 'cohort',
    slug: 'semillero-de-verano',
    startDate: inDays(-PAST_BEGAN),
    endDate: inDays(-PAST_ENDED),
  })
  const next = await makeProgram(db, {
    name: 'Datos para tu colonia',
    description:
      'Ocho semanas para juntar, limpiar y contar los datos de un problema que tienes cerca.',
    programType: 'cohort',
    slug: 'datos-para-tu-colonia',
    startDate: inDays(12),
    endDate: inDays(68),
    promotionRule: { minPresent: 4, minRate: 0.6 },
  })
  return { cohort, open: await findProgram(db, 'open'), past: past.id, next: next.id }
}

async function ensureSessionNow(db: Db, programId: string, now: Date) {
  const from = startOfDay(localDay(now, DEFAULT_TIME_ZONE), DEFAULT_TIME_ZONE)
  const today = await db
    .select({ id: activities.id })
    .from(activities)
    .where(
      and(
        inArray(activities.status, ['scheduled', 'done']),
        gte(activities.startsAt, from),
        lt(activities.startsAt, new Date(from.getTime() + DAY)),
      ),
    )
  if (today.length > 0) return
  const startsAt = new Date(
    Math.max(from.getTime(), Math.floor(now.getTime() / HOUR) * HOUR - HOUR),
  )
  const activity = await makeActivity(db, {
    title: 'Demo day: muestra lo que construiste',
    startsAt,
    location: 'Casa de la comunidad, sala grande',
  })
  await linkActivity(db, programId, activity.id)
}
