import type { DecisionInput } from '../../domain/applications'
import { DAY } from '../../domain/durations'
import { fold } from '../../domain/people'
import { DEFAULT_TIME_ZONE } from '../../domain/programs'
import { fromLocalTime, localDay, startOfDay } from '../../domain/time'
import type { Db } from '../db/client'
import { holdDecision } from '../services/applications/hold-decision'
import { saveDraft } from '../services/applications/save-draft'
import { startAgain } from '../services/applications/start-again'
import type { Actor } from '../services/context'
import { decideApplication } from '../services/enrollments/decide-application'
import { submitApplication } from '../services/enrollments/submit-application'
import { DEMO_BIOS, demoGoal } from './demo-texts'
import { makeUser } from './factories'

// What people of the demo do, through the services themselves and on an earlier day: so their histories are true.

/** Where the demo takes place. */
export interface Demo {
  db: Db
  now: Date
  /** Ids of programs. `cohort` runs, `next` begins soon, `past` is over, `open` has no end. */
  programs: Record<'cohort' | 'next' | 'past' | 'open', string>
  staff: Record<'moderator' | 'colleague' | 'admin', Actor>
}

/** A local time so many days before `now`; never later than `now`. */
export function before({ now }: Pick<Demo, 'now'>, days: number, time = '18:20'): Date {
  const today = localDay(now, DEFAULT_TIME_ZONE)
  const day = localDay(startOfDay(today, DEFAULT_TIME_ZONE, -days), DEFAULT_TIME_ZONE)
  const instant = fromLocalTime(`${day}T${time}`, DEFAULT_TIME_ZONE)
  return instant < now ? instant : new Date(now.getTime() - DAY / 24)
}

/** Acts as `actor` at `at`. */
export const as = ({ db }: Pick<Demo, 'db'>, actor: Actor, at: Date) => ({
  db,
  actor: { id: actor.id },
  now: at,
})

/** Somebody invented, and what they would write into the form. */
export interface Invented extends Actor {
  name: string
  username: string
  bio: string | null
  goal: string
  githubUsername: string | null
  twitterUsername: string | null
}

const usernameOf = (name: string): string =>
  fold(name)
    .replace(/[^a-z0-9\s-]/g, '')
    .split(/[\s-]+/)
    .slice(0, 2)
    .join('-')

/** An account that was made so many days ago. Two of three have GitHub, one of three X. */
export async function invent(
  demo: Demo,
  name: string,
  index: number,
  joined: number,
): Promise<Invented> {
  const username = usernameOf(name)
  const { id } = await makeUser(demo.db, {
    name,
    email: `${username}@example.com`,
    emailVerified: true,
    locale: index % 9 === 4 ? 'en' : 'es',
    createdAt: before(demo, joined, '09:10'),
  })
  return form({ id, name }, username, index)
}

/** What somebody would write into the form. */
export const form = (
  { id, name }: { id: string; name: string },
  username: string,
  index: number,
): Invented => ({
  id,
  name,
  username,
  bio: DEMO_BIOS[index % DEMO_BIOS.length] ?? null,
  goal: demoGoal(index),
  githubUsername: index % 3 === 2 ? null : username,
  twitterUsername: index % 3 === 1 ? username.replace('-', '_').slice(0, 15) : null,
})

/** An application as the next step has to name it. */
export interface Seen {
  applicationId: string
  version: number
}

const contentOf = ({ id: _, ...content }: Invented) => content

/** A draft of so many days ago, with the fields given. */
export const draft = (
  demo: Demo,
  person: Invented,
  fields: Partial<Parameters<typeof saveDraft>[1]>,
  days: number,
): Promise<Seen> =>
  saveDraft(as(demo, person, before(demo, days, '20:45')), { seen: null, ...fields })

/** Begins a form and sends it the day after. */
export async function apply(
  demo: Demo,
  person: Invented,
  programId: string,
  days: number,
): Promise<Seen> {
  const { name, username } = person
  const seen = await draft(demo, person, { name, username, programId }, days + 1)
  return send(demo, person, { seen, programId }, days)
}

/** Sends what a person would write. */
export const send = (
  demo: Demo,
  person: Invented,
  { seen, programId }: { seen: Seen; programId: string },
  days: number,
): Promise<Seen> =>
  submitApplication(as(demo, person, before(demo, days, '21:05')), {
    ...contentOf(person),
    seen,
    programId,
  })

/** Applies once more, with the earlier text. */
export async function applyAgain(demo: Demo, person: Invented, programId: string, days: number) {
  const seen = await startAgain(as(demo, person, before(demo, days + 1, '19:30')))
  return send(demo, person, { seen, programId }, days)
}

type Without<T> = T extends unknown ? Omit<T, 'applicationId' | 'version'> : never
export type Verdict = Without<DecisionInput>

const answer = ({ applicationId, version }: Seen, verdict: Verdict): DecisionInput => ({
  ...verdict,
  applicationId,
  version,
})

/** Staff's answer, so many days ago. */
export const decide = (demo: Demo, by: Actor, seen: Seen, verdict: Verdict, days: number) =>
  decideApplication(as(demo, by, before(demo, days, '12:40')), answer(seen, verdict))

/** Staff's answer, held until it is released. */
export const hold = (demo: Demo, by: Actor, seen: Seen, verdict: Verdict, days: number) =>
  holdDecision(as(demo, by, before(demo, days, '13:15')), answer(seen, verdict))
