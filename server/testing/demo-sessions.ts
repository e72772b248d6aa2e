import type { Mark } from '../../domain/attendance'
import { DEFAULT_TIME_ZONE } from '../../domain/programs'
import { fromLocalTime, localDay, startOfDay } from '../../domain/time'
import { writeMarks } from '../services/attendance/write-marks'
import type { Actor } from '../services/context'
import { as, type Demo } from './demo-steps'
import { DEMO_TITLES } from './demo-texts'
import { linkActivity, makeActivity } from './factories'
import { tap } from './roll-call'

/** Weeks of sessions the running cohort has, before this one and after. */
export const WEEKS_BEFORE = 5
export const WEEKS_AFTER = 4

interface Session {
  programId: string
  title: string
  startsAt: Date
  location: string
  orderIndex: number | null
  isCancelled?: boolean
  /** Who it expects; null = nobody there now. */
  expected: readonly (Actor | null)[]
}

/** Two sessions of the cohort and one of the open program, so many weeks from now; those that are over are marked. */
export async function seedWeek(
  demo: Demo,
  week: number,
  { cohort, open }: { cohort: readonly (Actor | null)[]; open: readonly Actor[] },
) {
  const order = (week + WEEKS_BEFORE) * 2
  const room = 'Casa de la comunidad, sala grande'
  const ofCohort = { programId: demo.programs.cohort, location: room, expected: cohort }
  await seedSession(demo, {
    ...ofCohort,
    title: DEMO_TITLES[order] ?? 'Sesión de práctica',
    startsAt: inDays(demo, 7 * week - 2, '18:30'),
    orderIndex: order,
    isCancelled: week === 1,
  })
  await seedSession(demo, {
    ...ofCohort,
    title: DEMO_TITLES[order + 1] ?? 'Sesión de práctica',
    startsAt: inDays(demo, 7 * week + 2, '18:30'),
    orderIndex: order + 1,
  })
  await seedSession(demo, {
    programId: demo.programs.open,
    title: 'Mesa abierta: trae tu proyecto',
    startsAt: inDays(demo, 7 * week + 4, '11:00'),
    location: 'En línea',
    orderIndex: null,
    expected: open,
  })
}

/** Six sessions of the program that is over, a week apart; the first so many days ago. */
export async function seedPastSessions(demo: Demo, expected: readonly Actor[], days: number) {
  for (let week = 0; week < 6; week++)
    await seedSession(demo, {
      programId: demo.programs.past,
      title: `Semillero, semana ${week + 1}`,
      startsAt: inDays(demo, 7 * week - days, '17:00'),
      location: 'Biblioteca del barrio',
      orderIndex: week,
      expected,
    })
}

function inDays({ now }: Demo, days: number, time: string): Date {
  const start = startOfDay(localDay(now, DEFAULT_TIME_ZONE), DEFAULT_TIME_ZONE, days)
  return fromLocalTime(`${localDay(start, DEFAULT_TIME_ZONE)}T${time}`, DEFAULT_TIME_ZONE)
}

async function seedSession(demo: Demo, { programId, expected, ...session }: Session) {
  const { db, now, staff } = demo
  const { orderIndex, isCancelled = false, ...planned } = session
  const activity = await makeActivity(db, {
    ...planned,
    status: isCancelled ? 'cancelled' : session.startsAt < now ? 'done' : 'scheduled',
  })
  await linkActivity(db, programId, activity.id, { orderIndex })
  if (activity.endsAt > now || isCancelled) return
  const marks = expected.flatMap((person, index) => {
    const mark = person && demoMark(index, orderIndex ?? 0)
    return mark
      ? [{ ...tap(person.id, { ...mark, deviceAt: activity.endsAt }), device: 'Demo' }]
      : []
  })
  await writeMarks(as(demo, staff.moderator, activity.endsAt), activity.id, marks)
}

/** Mostly present, as in life; always the same for the same person and session. */
function demoMark(person: number, session: number): { status: Mark; note?: string } | null {
  const dice = (person * 7 + session * 5) % 17
  if (dice === 3 || dice === 11) return { status: 'absent' }
  if (dice === 6) return { status: 'excused', note: 'Avisó por la mañana: consulta médica.' }
  if (dice === 14) return null
  return { status: 'present' }
}
