import { and, eq, gte, inArray, lt } from 'drizzle-orm'
import type { Mark } from '../../domain/attendance'
import { DEFAULT_TIME_ZONE } from '../../domain/programs'
import { DAY, fromLocalTime, HOUR, localDay, startOfDay } from '../../domain/time'
import { DEMO_PEOPLE, type DemoPerson } from '../auth/demo-people'
import type { Db } from '../db/client'
import { activities, programs, users } from '../db/schema'
import { writeMarks } from '../services/attendance/write-marks'
import { DEMO_GOALS, DEMO_NAMES, DEMO_TITLES } from './demo-texts'
import { linkActivity, makeActivity, makeApplication, makeEnrollment, makeUser } from './factories'
import { tap } from './roll-call'

const WEEKS_BEFORE = 5
const WEEKS_AFTER = 4

/**
 * Fills a seeded database with people who do not exist and what they did up to `now`. A second run adds no people;
 * it only sees to it that there is a session to mark today.
 */
export async function seedDemo(db: Db, now: Date): Promise<void> {
  const program = await programBySlug(db, 'de-cero-a-chamba')
  const isFresh = (await db.$count(users, eq(users.email, DEMO_PEOPLE[0]?.email ?? ''))) === 0
  if (isFresh) await seedPeopleAndSessions(db, program.id, now)
  await ensureSessionNow(db, program.id, now)
}

async function programBySlug(db: Db, slug: string) {
  const [program] = await db.select().from(programs).where(eq(programs.slug, slug))
  if (!program) throw new Error(`There is no program "${slug}": run the seed first.`)
  return program
}

async function seedPeopleAndSessions(db: Db, programId: string, now: Date) {
  const today = localDay(now, DEFAULT_TIME_ZONE)
  await db
    .update(programs)
    .set({
      startDate: startOfDay(today, DEFAULT_TIME_ZONE, -7 * WEEKS_BEFORE),
      endDate: startOfDay(today, DEFAULT_TIME_ZONE, 7 * WEEKS_AFTER + 1),
    })
    .where(eq(programs.id, programId))

  const people = new Map<DemoPerson['key'], string>()
  for (const { key, ...person } of DEMO_PEOPLE)
    people.set(key, (await makeUser(db, { ...person, emailVerified: true })).id)
  const [applicant, guest, member, moderator] = (
    ['applicant', 'guest', 'member', 'moderator'] as const
  ).map((key) => people.get(key) ?? '')
  await makeApplication(db, applicant ?? '', {
    programId,
    status: 'submitted',
    submittedAt: new Date(now.getTime() - 2 * DAY),
    goal: DEMO_GOALS[0],
    githubUsername: 'abril-mendoza',
  })

  const joined = new Date(now.getTime() - 7 * (WEEKS_BEFORE + 1) * DAY)
  const enroll = async (
    userId: string,
    index: number,
    status: 'guest' | 'active',
    program: string,
  ) => {
    const application = await makeApplication(db, userId, {
      programId: program,
      status: 'approved',
      decision: status === 'active' ? 'member' : 'guest',
      decidedBy: moderator ?? null,
      decidedAt: joined,
      submittedAt: new Date(joined.getTime() - 3 * DAY),
      goal: DEMO_GOALS[index % DEMO_GOALS.length],
    })
    await makeEnrollment(db, userId, program, {
      applicationId: application.id,
      enrollmentStatus: status,
      enrolledAt: joined,
      promotedAt: status === 'active' ? joined : null,
    })
  }
  await enroll(guest ?? '', 0, 'guest', programId)
  await enroll(member ?? '', 1, 'active', programId)
  const roster = [guest ?? '', member ?? '']
  for (const [index, name] of DEMO_NAMES.entries()) {
    const status = index % 3 === 0 ? 'active' : 'guest'
    const email = `persona-${index + 1}@demo.example`
    const person = await makeUser(db, { name, email, accountStatus: status })
    await enroll(person.id, index, status, programId)
    roster.push(person.id)
  }
  const open = await programBySlug(db, 'open')
  for (const [index, userId] of roster.slice(4, 14).entries())
    await enroll(userId, index, 'guest', open.id)

  for (let week = -WEEKS_BEFORE; week <= WEEKS_AFTER; week++)
    await seedWeek(
      db,
      { week, today, programId, openId: open.id, roster, moderator: moderator ?? '' },
      now,
    )
}

interface Week {
  week: number
  today: string
  programId: string
  openId: string
  roster: string[]
  moderator: string
}

/** Two sessions of the cohort and one of the open program; those that are over are marked. */
async function seedWeek(
  db: Db,
  { week, today, programId, openId, roster, moderator }: Week,
  now: Date,
) {
  const at = (days: number, time: string) => {
    const day = localDay(startOfDay(today, DEFAULT_TIME_ZONE, 7 * week + days), DEFAULT_TIME_ZONE)
    return fromLocalTime(`${day}T${time}`, DEFAULT_TIME_ZONE)
  }
  const order = (week + WEEKS_BEFORE) * 2
  const plan = [
    { program: programId, startsAt: at(-2, '18:30'), title: DEMO_TITLES[order], orderIndex: order },
    {
      program: programId,
      startsAt: at(2, '18:30'),
      title: DEMO_TITLES[order + 1],
      orderIndex: order + 1,
    },
    {
      program: openId,
      startsAt: at(4, '11:00'),
      title: 'Mesa abierta: trae tu proyecto',
      orderIndex: null,
    },
  ]
  for (const { program, startsAt, title, orderIndex } of plan) {
    const isCancelled = week === 1 && orderIndex === order
    const activity = await makeActivity(db, {
      title: title ?? 'Sesión de práctica',
      startsAt,
      location: program === openId ? 'En línea' : 'Casa de la comunidad, sala grande',
      status: isCancelled ? 'cancelled' : startsAt < now ? 'done' : 'scheduled',
    })
    await linkActivity(db, program, activity.id, { orderIndex })
    if (activity.endsAt > now || isCancelled) continue
    const expected = program === openId ? roster.slice(4, 14) : roster
    const marks = expected.flatMap((userId, index) => {
      const mark = demoMark(index, order)
      return mark
        ? [{ ...tap(userId, { ...mark, deviceAt: activity.endsAt }), device: 'Demo' }]
        : []
    })
    await writeMarks({ db, actor: { id: moderator }, now: activity.endsAt }, activity.id, marks)
  }
}

/** Mostly present, as in life; always the same for the same person and session. */
function demoMark(person: number, session: number): { status: Mark; note?: string } | null {
  const dice = (person * 7 + session * 5) % 17
  if (dice === 3 || dice === 11) return { status: 'absent' }
  if (dice === 6) return { status: 'excused', note: 'Avisó por la mañana: consulta médica.' }
  if (dice === 14) return null
  return { status: 'present' }
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
