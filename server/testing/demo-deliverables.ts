import { inArray } from 'drizzle-orm'
import { DEFAULT_TIME_ZONE } from '../../domain/programs'
import type { SubmissionAnswer } from '../../domain/submissions'
import { addDays, localDay } from '../../domain/time'
import { users } from '../db/schema'
import type { Actor } from '../services/context'
import { createActivity } from '../services/programs/create-activity'
import { answerSubmission } from '../services/submissions/answer-submission'
import { handIn } from '../services/submissions/hand-in'
import { as, before, type Demo } from './demo-steps'
import { DEMO_ANSWERS, DEMO_PAGES, DEMO_PROPOSALS } from './demo-texts'

/** Days ago (below zero: from now) what is handed in was announced, opens and is due. */
interface Span {
  announced: number
  opens: number
  due: number
}

const FIRST: Span = { announced: 44, opens: 30, due: 14 }
const SECOND: Span = { announced: 8, opens: 7, due: -9 }

async function seedDeliverable(
  demo: Demo,
  { announced, opens, due }: Span,
  texts: { title: string; description: string },
): Promise<string> {
  const day = (ago: number) => addDays(localDay(demo.now, DEFAULT_TIME_ZONE), -ago)
  const { activityId } = await createActivity(
    as(demo, demo.staff.admin, before(demo, announced, '16:00')),
    {
      ...texts,
      kind: 'deliverable',
      startsLocal: `${day(opens)}T09:00`,
      endsLocal: `${day(due)}T23:59`,
      timeZone: DEFAULT_TIME_ZONE,
      location: null,
      link: null,
      status: 'scheduled',
      programIds: [demo.programs.cohort],
      isRequired: true,
    },
  )
  return activityId
}

/** What the cohort had to hand in by two weeks ago. */
export const seedFirstDeliverable = (demo: Demo) =>
  seedDeliverable(demo, FIRST, {
    title: 'Tu primera página, publicada',
    description:
      'Publica una página con tu nombre, lo que haces y cómo contactarte. Mándanos el enlace y cuéntanos qué fue lo más difícil.',
  })

/** What the cohort has to hand in by next week. */
export const seedSecondDeliverable = (demo: Demo) =>
  seedDeliverable(demo, SECOND, {
    title: 'Propuesta para tu primer cliente',
    description:
      'Elige a alguien que conozcas y escribe qué le construirías, en cuánto tiempo y por cuánto. Una cuartilla basta.',
  })

/** What one person handed in and what was answered, in order; each so many days ago. */
type Step = { handsIn: number } | { answer: SubmissionAnswer; days: number }

/** By place in the cohort; who is not named hands in on time and has it approved. */
const FIRST_STEPS = new Map<number, readonly Step[]>([
  // Whom one signs in as to see how it is to be a guest: sent back once.
  [
    0,
    [
      { handsIn: 19 },
      { answer: 'request_changes', days: 17 },
      { handsIn: 15 },
      { answer: 'approve', days: 13 },
    ],
  ],
  [3, [{ handsIn: 16 }, { answer: 'request_changes', days: 12 }, { handsIn: 2 }]],
  [6, [{ handsIn: 15 }, { answer: 'reject', days: 12 }]],
  [9, [{ handsIn: 14 }, { answer: 'request_changes', days: 11 }]],
  [11, [{ handsIn: 12 }, { answer: 'approve', days: 10 }]],
  [13, [{ handsIn: 10 }]],
  [17, []],
  [19, [{ handsIn: 3 }]],
])
const SECOND_STEPS = new Map<number, readonly Step[]>([
  ...[2, 15, 18, 20, 21, 22, 23, 25].map((place): [number, Step[]] => [
    place,
    [{ handsIn: 6 - (place % 3) }, { answer: 'approve', days: 3 - (place % 2) }],
  ]),
  [4, [{ handsIn: 2 }]],
  [5, [{ handsIn: 4 }, { answer: 'request_changes', days: 2 }]],
  [7, [{ handsIn: 3 }]],
  [10, [{ handsIn: 1 }]],
  [14, [{ handsIn: 5 }, { answer: 'reject', days: 3 }]],
])

/** The first deliverable as those of the cohort who stayed (null = gone) handed it in. */
export const handInFirst = (demo: Demo, activityId: string, places: readonly (Actor | null)[]) =>
  takeSteps(demo, places, {
    activityId,
    content: (username, place) => ({
      link: `https://${username}.example.com`,
      body: place % 2 ? null : pick(DEMO_PAGES, place),
    }),
    stepsOf: (place) =>
      FIRST_STEPS.get(place) ?? [
        { handsIn: 16 + (place % 4) },
        { answer: 'approve', days: 12 + (place % 3) },
      ],
  })

/** The second one, which most have yet to hand in. */
export const handInSecond = (demo: Demo, activityId: string, places: readonly (Actor | null)[]) =>
  takeSteps(demo, places, {
    activityId,
    content: (username, place) => ({
      link: place % 4 ? null : `https://docs.example.com/${username}/propuesta`,
      body: pick(DEMO_PROPOSALS, place),
    }),
    stepsOf: (place) => SECOND_STEPS.get(place) ?? [],
  })

interface HandingIn {
  activityId: string
  content: (username: string, place: number) => { link: string | null; body: string | null }
  stepsOf: (place: number) => readonly Step[]
}

async function takeSteps(
  demo: Demo,
  places: readonly (Actor | null)[],
  { activityId, content, stepsOf }: HandingIn,
) {
  const usernames = await usernamesOf(demo, places)
  for (const [place, person] of places.entries()) {
    if (!person) continue
    const steps = stepsOf(place)
    let seen: { submissionId: string; version: number } | null = null
    for (const [index, step] of steps.entries()) {
      if ('handsIn' in step) {
        const { link, body } = content(usernames.get(person.id) ?? '', place)
        seen = await handIn(as(demo, person, before(demo, step.handsIn, '22:15')), {
          activityId,
          link,
          body: index === 0 ? body : `Corregí lo que me dijeron. ${body ?? ''}`.trim(),
          version: seen?.version ?? null,
        })
      } else if (seen) {
        const by = place % 3 ? demo.staff.moderator : demo.staff.colleague
        const { submissionId, version } = seen
        seen = await answerSubmission(as(demo, by, before(demo, step.days, '13:20')), {
          submissionId,
          version,
          ...answer(step.answer, place),
        })
      }
    }
  }
}

/** Only an approval may go without words. */
function answer(kind: SubmissionAnswer, place: number) {
  const feedback = pick(DEMO_ANSWERS[kind], place)
  return kind === 'approve'
    ? { answer: kind, feedback: place % 2 ? null : feedback }
    : { answer: kind, feedback }
}

const pick = (texts: readonly [string, ...string[]], index: number): string =>
  texts[index % texts.length] ?? texts[0]

async function usernamesOf({ db }: Demo, places: readonly (Actor | null)[]) {
  const ids = places.flatMap((person) => (person ? [person.id] : []))
  const rows = await db
    .select({ id: users.id, username: users.username })
    .from(users)
    .where(inArray(users.id, ids))
  return new Map(rows.map(({ id, username }) => [id, username ?? '']))
}
