import { saveDraft } from '../services/applications/save-draft'
import { setInternalNotes } from '../services/applications/set-internal-notes'
import { withdrawApplication } from '../services/applications/withdraw-application'
import { enroll } from '../services/enrollments/enroll'
import { suspendPerson } from '../services/users/suspend-person'
import {
  apply,
  applyAgain,
  as,
  before,
  type Demo,
  decide,
  draft,
  form,
  hold,
  type Invented,
  invent,
  type Seen,
  send,
} from './demo-steps'
import { APPLICANT_NAMES, DEMO_CHANGES, DEMO_NOTES, DEMO_REJECTIONS, demoGoal } from './demo-texts'

/** People whose applications are not approved (yet): in every other state there is, and `persona` among them. */
export async function seedApplicants(
  demo: Demo,
  persona: { id: string; name: string },
): Promise<void> {
  const names = APPLICANT_NAMES.entries()
  const next = (joined: number): Promise<Invented> => {
    const { value } = names.next()
    if (!value) throw new Error('There are not enough names.')
    return invent(demo, value[1], value[0] + 40, joined)
  }
  await seedPersona(demo, form(persona, 'abril-mendoza', 0))
  await seedUnsent(demo, next)
  await seedQueue(demo, next)
  await seedHeld(demo, next)
  await seedAnswered(demo, next)
  await seedWithdrawn(demo, next)
}

type Next = (joined: number) => Promise<Invented>

/** Who can be signed in as: asked for a change, and answered. */
async function seedPersona(demo: Demo, person: Invented) {
  const { cohort } = demo.programs
  const first = await apply(demo, person, cohort, 5)
  const feedback = DEMO_CHANGES[0]
  const asked = await decide(
    demo,
    demo.staff.moderator,
    first,
    { decision: 'changes', feedback },
    3,
  )
  await send(demo, { ...person, goal: demoGoal(3) }, { seen: asked, programId: cohort }, 2)
}

/** Accounts without an application, and drafts nobody else has seen. */
async function seedUnsent(demo: Demo, next: Next) {
  for (const joined of [16, 5, 1]) await next(joined)
  const begun = await next(4)
  await draft(demo, begun, { name: begun.name, username: begun.username }, 4)
  const halfway = await next(2)
  const { name, username, bio, goal } = halfway
  const { open: programId } = demo.programs
  const typed = { name, username, bio: bio ?? '', programId, goal: goal.slice(0, 80) }
  await draft(demo, halfway, typed, 1)
}

/** Waiting for an answer, some of them longer than they should. */
async function seedQueue(demo: Demo, next: Next) {
  const { cohort, open, next: upcoming } = demo.programs
  const { moderator, admin } = demo.staff
  const waiting: { person: Invented; seen: Seen }[] = []
  for (const [index, days] of [10, 8, 6, 5, 4, 3, 2, 1].entries()) {
    const person = await next(days + 2)
    const programId = [cohort, upcoming, open][index % 3] ?? cohort
    waiting.push({ person, seen: await apply(demo, person, programId, days) })
  }
  const [first, second, third, edited, suspended, , inAnother] = waiting
  for (const [index, one] of [first, third].entries())
    await setInternalNotes(as(demo, moderator, before(demo, 1)), {
      applicationId: one?.seen.applicationId ?? '',
      notes: DEMO_NOTES[index] ?? null,
      before: null,
    })
  if (second) {
    // The same GitHub account, under another name.
    const twin = await next(3)
    await apply(demo, { ...twin, githubUsername: second.person.username }, cohort, 2)
  }
  if (edited) {
    const { seen, person } = edited
    const change = { seen, goal: demoGoal(13), bio: 'Acabo de terminar la prepa abierta.' }
    await saveDraft(as(demo, person, before(demo, 3, '22:10')), change)
  }
  if (suspended)
    await suspendPerson(as(demo, admin, before(demo, 1)), {
      userId: suspended.person.id,
      reason: 'Mandó publicidad al grupo después de dos avisos.',
    })
  if (inAnother)
    // Accepted elsewhere meanwhile: who approves this one is offered to make room.
    await enroll(as(demo, admin, before(demo, 1)), {
      userId: inAnother.person.id,
      programId: upcoming,
      applicationId: null,
      status: 'guest',
    })
}

/** Decided and not released; one was edited afterwards, so the decision no longer stands. */
async function seedHeld(demo: Demo, next: Next) {
  const { cohort } = demo.programs
  const { moderator, colleague } = demo.staff
  const [rejection] = DEMO_REJECTIONS
  const held = [
    [moderator, { decision: 'guest' }],
    [moderator, { decision: 'changes', feedback: DEMO_CHANGES[1] }],
    [colleague, { decision: 'reject', ...rejection }],
    [moderator, { decision: 'guest' }],
  ] as const
  for (const [index, [by, verdict]] of held.entries()) {
    const person = await next(9)
    const seen = await apply(demo, person, cohort, 7 - index)
    await hold(demo, by, seen, verdict, 2)
    if (index === held.length - 1)
      await saveDraft(as(demo, person, before(demo, 1, '08:30')), { seen, goal: demoGoal(9) })
  }
}

/** Asked for changes, rejected, and rejected but back. */
async function seedAnswered(demo: Demo, next: Next) {
  const { cohort, open } = demo.programs
  const { moderator, colleague } = demo.staff
  for (const [index, days] of [9, 5, 2].entries()) {
    const seen = await apply(demo, await next(days + 3), cohort, days)
    const feedback = DEMO_CHANGES[index + 1] ?? DEMO_CHANGES[0]
    await decide(demo, colleague, seen, { decision: 'changes', feedback }, days - 1)
  }
  for (const [index, rejection] of DEMO_REJECTIONS.entries()) {
    const person = await next(30)
    const seen = await apply(demo, person, cohort, 24 - 3 * index)
    const verdict = { decision: 'reject', ...rejection } as const
    await decide(demo, index % 2 ? colleague : moderator, seen, verdict, 21 - 3 * index)
    if (index === 1) await applyAgain(demo, person, open, 3)
  }
}

async function seedWithdrawn(demo: Demo, next: Next) {
  const { cohort, open } = demo.programs
  for (const [index, days] of [13, 6].entries()) {
    const person = await next(days + 1)
    const seen =
      index === 0
        ? await apply(demo, person, cohort, days)
        : await draft(demo, person, { name: person.name, programId: open }, days)
    await withdrawApplication(as(demo, person, before(demo, days - 2)), seen)
  }
}
