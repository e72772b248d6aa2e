import type { Route } from 'next'
import type { RouterOutputs } from '@/app/_trpc/client'
import {
  type ApplicationField,
  OPEN_APPLICATION_STATUSES,
  type SeenApplication,
  submissionInput,
} from '@/domain/applications'

/** The pages of the form, in order. The last one sends. */
export const STEPS = ['profile', 'program', 'goal', 'handles', 'review'] as const
export type Step = (typeof STEPS)[number]

export const isStep = (word: string): word is Step => STEPS.some((step) => step === word)

export const STATUS_PATH = '/onboarding/status' satisfies Route

export const pathOf = (step: Step) => `/onboarding/${step}` as const

export const FIELDS_OF = {
  profile: ['name', 'username', 'bio'],
  program: ['programId'],
  goal: ['goal'],
  handles: ['githubUsername', 'twitterUsername'],
  review: [],
} as const satisfies Record<Step, readonly ApplicationField[]>

/** The step on which a field stands. */
export const stepOf = (field: ApplicationField): Step =>
  STEPS.find((step) => FIELDS_OF[step].some((one) => one === field)) ?? 'review'

export type OwnApplication = NonNullable<RouterOutputs['applications']['mine']>
export type ApplicationForm = OwnApplication['form']

/** The open application as the next write has to name it; null where there is none. */
export function seenOf(mine: OwnApplication | null | undefined): SeenApplication | null {
  const current = mine?.current
  if (!current || !isOpen(current.status)) return null
  return { applicationId: current.id, version: current.version }
}

export const isOpen = (status: string): boolean =>
  OPEN_APPLICATION_STATUSES.some((open) => open === status)

/** What can be wrong with a field, each worded in the messages. */
export type Problem =
  | 'unstorable'
  | 'tooLong'
  | 'name'
  | 'username'
  | 'programId'
  | 'goalShort'
  | 'goalLong'
  | 'githubUsername'
  | 'twitterUsername'
export type Problems = Partial<Record<ApplicationField, Problem>>

function problemOf(field: ApplicationField, code: string): Problem {
  if (code === 'unstorable') return 'unstorable'
  if (field === 'goal') return code === 'too-long' ? 'goalLong' : 'goalShort'
  if (field === 'bio' || (field === 'name' && code === 'too-long')) return 'tooLong'
  return field
}

/** What keeps the form from being sent, by field; the rules are those the server applies. */
export function problemsOf(form: ApplicationForm): Problems {
  const { error } = submissionInput.safeParse({ seen: null, ...form })
  const problems: Problems = {}
  for (const { path, message } of error?.issues ?? []) {
    const field = Object.keys(form).find((one): one is ApplicationField => one === path[0])
    if (field) problems[field] ??= problemOf(field, message)
  }
  return problems
}

/** Where somebody who comes back goes on: the first step that is not right yet. */
export function firstUnfinished(form: ApplicationForm): Step {
  const problems = problemsOf(form)
  return STEPS.find((step) => FIELDS_OF[step].some((field) => problems[field])) ?? 'review'
}
