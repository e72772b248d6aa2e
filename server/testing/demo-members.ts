import { and, eq, inArray } from 'drizzle-orm'
import { DAY } from '../../domain/durations'
import { programEnrollments, users } from '../db/schema'
import type { Actor } from '../services/context'
import { completeEnrollments } from '../services/enrollments/complete-enrollments'
import { dropEnrollment } from '../services/enrollments/drop-enrollment'
import { listReadyForPromotion } from '../services/progress/list-ready-for-promotion'
import { promoteEnrollments } from '../services/progress/promote-enrollments'
import { suspendPerson } from '../services/users/suspend-person'
import { apply, applyAgain, as, before, type Demo, decide, form, invent } from './demo-steps'
import { ALUMNI_NAMES, COHORT_NAMES } from './demo-texts'

/** Days ago the running cohort was let in. */
export const COHORT_JOINED = 40
/** Days ago the program that is over began and ended. */
export const PAST_BEGAN = 150
export const PAST_ENDED = 60

/** Somebody a session may expect, in the order their marks follow from. */
export interface Place extends Actor {
  enrollmentId: string
}

/** The running cohort as it began: `first` come before the others; every fourth of those is a member at once. */
export async function seedCohort(
  demo: Demo,
  first: readonly { id: string; name: string }[],
): Promise<Place[]> {
  const { moderator, colleague } = demo.staff
  const known = first.map((person, index) =>
    form(person, person.name.split(' ')[0]?.toLowerCase() ?? '', index),
  )
  const places: Place[] = []
  for (let index = 0; index < known.length + COHORT_NAMES.length; index++) {
    const name = COHORT_NAMES[index - known.length] ?? ''
    const joined = COHORT_JOINED + 6
    const person = known[index] ?? (await invent(demo, name, index, joined + 1))
    const seen = await apply(demo, person, demo.programs.cohort, joined - 2)
    const decision = index >= known.length && index % 4 === 0 ? 'member' : 'guest'
    const by = index % 3 === 0 ? colleague : moderator
    const { enrollmentId } = await decide(demo, by, seen, { decision }, COHORT_JOINED)
    places.push({ id: person.id, enrollmentId: enrollmentId ?? '' })
  }
  return places
}

/** Those of the cohort who also work on something of their own. */
export async function seedOpen(demo: Demo, places: readonly Place[]): Promise<Place[]> {
  const both: Place[] = []
  for (const { id } of places) {
    const [person] = await demo.db.select().from(users).where(eq(users.id, id))
    if (!person) continue
    const invented = form(person, person.username ?? '', both.length + 20)
    const seen = await applyAgain(demo, invented, demo.programs.open, 33)
    const { enrollmentId } = await decide(
      demo,
      demo.staff.moderator,
      seen,
      { decision: 'guest' },
      32,
    )
    both.push({ id, enrollmentId: enrollmentId ?? '' })
  }
  return both
}

const seenOf = async ({ db }: Demo, ids: readonly string[]) =>
  db
    .select({ enrollmentId: programEnrollments.id, version: programEnrollments.version })
    .from(programEnrollments)
    .where(inArray(programEnrollments.id, [...ids]))

const DROPS = [
  { reason: 'left', note: 'Entró a trabajar de tiempo completo. Quiere volver el próximo año.' },
  { reason: 'absent', note: 'Dos correos y una llamada sin respuesta.' },
  { reason: 'changed_program', note: null },
  { reason: 'other', note: 'Se mudó a otra ciudad y no tiene buena conexión.' },
] as const

/** Gives up the last four of `places` so many days ago; the last one comes back a week later. */
export async function seedDrops(demo: Demo, places: readonly Place[], days: number) {
  const leaving = places.slice(-DROPS.length)
  for (const [index, { enrollmentId }] of leaving.entries()) {
    const [seen] = await seenOf(demo, [enrollmentId])
    const drop = DROPS[index]
    if (seen && drop)
      await dropEnrollment(as(demo, demo.staff.admin, before(demo, days, '11:00')), {
        ...seen,
        ...drop,
      })
  }
  const returning = leaving.at(-1)
  const [person] = await demo.db
    .select()
    .from(users)
    .where(eq(users.id, returning?.id ?? ''))
  if (!person) return
  const invented = form(person, person.username ?? '', 70)
  const seen = await applyAgain(demo, invented, demo.programs.cohort, days - 7)
  await decide(demo, demo.staff.colleague, seen, { decision: 'guest' }, days - 8)
}

/** Promotes, so many days ago, whoever of `places` was ready by then. */
export async function seedPromotions(demo: Demo, places: readonly Place[], days: number) {
  const at = before(demo, days, '17:00')
  const wanted = new Set(places.map(({ enrollmentId }) => enrollmentId))
  const ready = await listReadyForPromotion(demo, {})
  await promoteEnrollments(as(demo, demo.staff.admin, at), {
    enrollments: ready
      .filter(({ enrollmentId }) => wanted.has(enrollmentId))
      .map(({ enrollmentId, version }) => ({ enrollmentId, version })),
    despiteRule: false,
  })
}

/** Suspends one of the cohort. */
export const seedSuspension = (demo: Demo, { id }: Actor) =>
  suspendPerson(as(demo, demo.staff.admin, before(demo, 6)), {
    userId: id,
    reason: 'Compartió datos de contacto del grupo sin permiso.',
  })

/** People of the program that is over; those it began with. */
export async function seedAlumni(demo: Demo): Promise<Place[]> {
  const places: Place[] = []
  for (const [index, name] of ALUMNI_NAMES.entries()) {
    const person = await invent(demo, name, index + 90, PAST_BEGAN + 12)
    const seen = await apply(demo, person, demo.programs.past, PAST_BEGAN + 8)
    const by = demo.staff.moderator
    const verdict = { decision: index === 3 ? 'guest' : 'member' } as const
    const { enrollmentId } = await decide(demo, by, seen, verdict, PAST_BEGAN + 4)
    places.push({ id: person.id, enrollmentId: enrollmentId ?? '' })
  }
  return places
}

/** The members among `places` complete; whoever does not is dropped. One of the alumni applies to what comes next. */
export async function seedCompletion(demo: Demo, places: readonly Place[]) {
  const { admin } = demo.staff
  const at = new Date(before(demo, PAST_ENDED).getTime() + 2 * DAY)
  const seen = await seenOf(
    demo,
    places.map(({ enrollmentId }) => enrollmentId),
  )
  const results = await completeEnrollments(as(demo, admin, at), { enrollments: seen })
  for (const { enrollmentId, outcome } of results) {
    const version = seen.find((one) => one.enrollmentId === enrollmentId)?.version ?? 0
    if (outcome === 'refused')
      await dropEnrollment(as(demo, admin, at), {
        enrollmentId,
        version,
        reason: 'absent',
        note: null,
      })
  }
  const [alumna] = await demo.db
    .select()
    .from(users)
    .where(and(eq(users.id, places[0]?.id ?? '')))
  if (alumna) await applyAgain(demo, form(alumna, alumna.username ?? '', 98), demo.programs.next, 3)
}
