import { asc, eq } from 'drizzle-orm'
import { type ActivityChanges, createSeriesInput } from '../../domain/activity-forms'
import type { Mark } from '../../domain/attendance'
import { DEFAULT_TIME_ZONE } from '../../domain/programs'
import { weekdayOf } from '../../domain/series'
import { addDays, localDay } from '../../domain/time'
import type { Db } from '../db/client'
import { activities } from '../db/schema'
import { addWalkIn } from '../services/attendance/add-walk-in'
import { cancelActivities } from '../services/attendance/cancel-activities'
import { markAttendance } from '../services/attendance/mark-attendance'
import { reopenSession } from '../services/attendance/reopen-session'
import { updateActivity } from '../services/attendance/update-activity'
import { writeMarks } from '../services/attendance/write-marks'
import type { Actor } from '../services/context'
import { createSeries } from '../services/programs/create-series'
import { as, before, type Demo } from './demo-steps'
import { DEMO_TITLES } from './demo-texts'
import { tap } from './roll-call'

/** Weeks of sessions the running cohort has, before this one and after. */
export const WEEKS_BEFORE = 5
export const WEEKS_AFTER = 4

const BIG_ROOM = 'Casa de la comunidad, sala grande'

/** A session as whoever changes it has to name it, and its place among those of its series. */
export interface Session {
  activityId: string
  version: number
  index: number
  startsAt: Date
  endsAt: Date
}

interface Plan {
  programId: string
  /** Days from today, of the sessions of the first week. */
  days: readonly [number, ...number[]]
  weeks: number
  titles: readonly [string, ...string[]]
  startTime: string
  location: string
  link?: string
  /** Days from today that are left out. */
  skipped?: readonly number[]
  /** Days ago it was planned. */
  planned: number
}

const dayOf = ({ now }: Demo, days: number) => addDays(localDay(now, DEFAULT_TIME_ZONE), days)

/** A weekly series of two hours each; gives its sessions in order, each with a title of its own if there are so many. */
async function planSeries(demo: Demo, plan: Plan): Promise<Session[]> {
  const { db, staff } = demo
  const { programId, days, weeks, titles, startTime, location, link, skipped = [] } = plan
  const ctx = as(demo, staff.admin, before(demo, plan.planned))
  const { seriesId } = await createSeries(
    ctx,
    createSeriesInput.parse({
      title: titles[0],
      location,
      link,
      programIds: [programId],
      rule: {
        weekdays: days.map((day) => weekdayOf(dayOf(demo, day))),
        startsOn: dayOf(demo, days[0]),
        startTime,
        minutes: 120,
        timeZone: DEFAULT_TIME_ZONE,
        end: { count: weeks * days.length - skipped.length },
        skipped: skipped.map((day) => dayOf(demo, day)),
      },
    }),
  )
  const rows = await db
    .select()
    .from(activities)
    .where(eq(activities.seriesId, seriesId))
    .orderBy(asc(activities.startsAt))
  const sessions: Session[] = []
  for (const [index, { id, version, startsAt, endsAt }] of rows.entries()) {
    const session = { activityId: id, version, index, startsAt, endsAt }
    const title = titles[index % titles.length]
    sessions.push(title === titles[0] ? session : await change(ctx, session, { title }))
  }
  return sessions
}

async function change(
  ctx: ReturnType<typeof as>,
  session: Session,
  changes: ActivityChanges,
): Promise<Session> {
  const { activityId, version } = session
  const changed = await updateActivity(ctx, { activityId, version, scope: 'one', changes })
  return { ...session, version: changed.version }
}

/** What the running cohort and the open program meet for, week after week; one date is left out. */
export async function seedSeries(demo: Demo) {
  const cohort = await planSeries(demo, {
    programId: demo.programs.cohort,
    days: [-7 * WEEKS_BEFORE - 2, -7 * WEEKS_BEFORE + 2],
    weeks: WEEKS_BEFORE + WEEKS_AFTER + 1,
    titles: DEMO_TITLES,
    startTime: '18:30',
    location: BIG_ROOM,
    skipped: [16],
    planned: 44,
  })
  const open = await planSeries(demo, {
    programId: demo.programs.open,
    days: [-7 * WEEKS_BEFORE + 4],
    weeks: WEEKS_BEFORE + WEEKS_AFTER + 1,
    titles: ['Mesa abierta: trae tu proyecto'],
    startTime: '11:00',
    location: 'En línea',
    link: 'https://sala.example.com/mesa-abierta',
    planned: 43,
  })
  return { cohort, open }
}

/** Six sessions of the program that is over, a week apart; the first so many days ago. */
export async function seedPastSessions(demo: Demo, expected: readonly Actor[], days: number) {
  const sessions = await planSeries(demo, {
    programId: demo.programs.past,
    days: [-days],
    weeks: 6,
    titles: ['Semillero, semana 1', ...[2, 3, 4, 5, 6].map((week) => `Semillero, semana ${week}`)],
    startTime: '17:00',
    location: 'Biblioteca del barrio',
    planned: days + 5,
  })
  await holdSessions(demo, sessions, expected)
}

/** Marks those of `sessions` that are over, as they ended. `expected`: null = nobody there by then. */
export async function holdSessions(
  demo: Demo,
  sessions: readonly Session[],
  expected: readonly (Actor | null)[],
) {
  const { now, staff } = demo
  for (const session of sessions.filter(({ endsAt }) => endsAt <= now)) {
    const { activityId, index, endsAt } = session
    const marks = expected.flatMap((person, place) => {
      const mark = person && demoMark(place, index)
      return mark ? [tap(person.id, { ...mark, deviceAt: endsAt })] : []
    })
    await writeMarks(as(demo, staff.moderator, endsAt), { activityId, device: 'Demo', marks })
    await change(as(demo, staff.admin, endsAt), session, { status: 'done' })
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

/** Of the sessions to come, one is moved to another day and place, and one cancelled; those expected are told. */
export async function seedNews(demo: Demo, upcoming: readonly Session[]) {
  const { admin } = demo.staff
  const [, cancelled, moved] = upcoming
  if (!cancelled || !moved) throw new Error('There are too few sessions to come.')
  const { activityId, version } = cancelled
  await cancelActivities(as(demo, admin, before(demo, 3, '10:15')), {
    activities: [{ activityId, version }],
    reason: 'Fumigan la casa ese día. Repasamos los temas en la siguiente sesión.',
  })
  const day = addDays(localDay(moved.startsAt, DEFAULT_TIME_ZONE), 1)
  await change(as(demo, admin, before(demo, 1, '09:30')), moved, {
    startsLocal: `${day}T17:00`,
    endsLocal: `${day}T19:00`,
    location: 'Biblioteca del barrio, segundo piso',
  })
}

export interface WalkIn {
  session: Session
  guest: Actor
  moderator: Actor
}

/** Somebody of an earlier program drops in at a session and is marked. */
export async function seedWalkIn(db: Db, { session, guest, moderator }: WalkIn) {
  const { activityId, startsAt, endsAt } = session
  await addWalkIn(as({ db }, moderator, startsAt), { activityId, userId: guest.id })
  const note = 'Vino de visita a contar cómo le fue con su página.'
  await markAttendance(as({ db }, moderator, endsAt), {
    activityId,
    device: 'Demo',
    marks: [tap(guest.id, { deviceAt: endsAt, note })],
  })
}

/** A session that was closed for marks is opened again; the mark of `forgotten` is made up for. */
export async function seedReopening(demo: Demo, { activityId }: Session, forgotten: Actor) {
  const { admin, moderator } = demo.staff
  await reopenSession(as(demo, admin, before(demo, 1, '10:40')), {
    activityId,
    reason: 'Se fue la luz y parte de la lista quedó en papel. Falta pasarla.',
    days: 7,
  })
  const at = before(demo, 1, '12:05')
  await markAttendance(as(demo, moderator, at), {
    activityId,
    device: 'Demo',
    marks: [tap(forgotten.id, { deviceAt: at })],
  })
}
