import { z } from 'zod'
import type { ErrorCode } from './errors'
import { goal } from './goal'
import { parseGithubUsername, parseXUsername } from './handles'
import { countCharacters, isStorable, searchWords, text } from './text'
import { parseUsername } from './usernames'

export const APPLICATION_STATUSES = [
  'draft',
  'submitted',
  'changes_requested',
  'approved',
  'rejected',
  'withdrawn',
] as const
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number]

/** Statuses in which a person still waits for a decision; at most one such application per person. */
export const OPEN_APPLICATION_STATUSES = ['draft', 'submitted', 'changes_requested'] as const

/** The two kinds of yes. */
export const APPLICATION_DECISIONS = ['guest', 'member'] as const

/** What staff can answer. */
export const DECISIONS = [...APPLICATION_DECISIONS, 'changes', 'reject'] as const
export type Decision = (typeof DECISIONS)[number]

// 1. Steps.

export const APPLICATION_ACTIONS = [
  'save',
  'submit',
  'withdraw',
  'startAgain',
  ...DECISIONS,
] as const
export type ApplicationAction = (typeof APPLICATION_ACTIONS)[number]

type Refusal = Extract<
  ErrorCode,
  'NOT_FOUND' | 'ALREADY_DECIDED' | 'APPLICATION_WITHDRAWN' | 'OPEN_APPLICATION'
>

const decidedAs = <A extends Refusal | ApplicationStatus>(answer: A) =>
  ({ guest: answer, member: answer, changes: answer, reject: answer }) as const

const closed = {
  save: 'ALREADY_DECIDED',
  submit: 'ALREADY_DECIDED',
  withdraw: 'ALREADY_DECIDED',
  startAgain: 'draft',
  ...decidedAs('ALREADY_DECIDED'),
} as const

const STEPS: Record<ApplicationStatus, Record<ApplicationAction, ApplicationStatus | Refusal>> = {
  draft: {
    save: 'draft',
    submit: 'submitted',
    withdraw: 'withdrawn',
    startAgain: 'draft',
    // Nobody but its author knows of a draft.
    ...decidedAs('NOT_FOUND'),
  },
  submitted: {
    save: 'submitted',
    submit: 'submitted',
    withdraw: 'withdrawn',
    startAgain: 'OPEN_APPLICATION',
    guest: 'approved',
    member: 'approved',
    changes: 'changes_requested',
    reject: 'rejected',
  },
  changes_requested: {
    save: 'changes_requested',
    submit: 'submitted',
    withdraw: 'withdrawn',
    startAgain: 'OPEN_APPLICATION',
    ...decidedAs('ALREADY_DECIDED'),
  },
  approved: closed,
  rejected: closed,
  withdrawn: {
    save: 'APPLICATION_WITHDRAWN',
    submit: 'APPLICATION_WITHDRAWN',
    withdraw: 'withdrawn',
    startAgain: 'draft',
    ...decidedAs('APPLICATION_WITHDRAWN'),
  },
}

const isStatus = (answer: string): answer is ApplicationStatus =>
  APPLICATION_STATUSES.some((status) => status === answer)

/**
 * Where `action` takes an application in `status`, or why it is refused. The same status means that it stays there: an
 * edit, or a repeat that does nothing. `startAgain` leads to a new application, unless this one is still a draft.
 */
export function applicationStep(
  status: ApplicationStatus,
  action: ApplicationAction,
): { to: ApplicationStatus } | { refusal: Refusal } {
  const answer = STEPS[status][action]
  return isStatus(answer) ? { to: answer } : { refusal: answer }
}

// 2. What an applicant says.

export const NAME_MAX = 200
export const BIO_MAX = 1000

/** The fields of the form, by the names an edit's history keeps. The last three are the person's own. */
export const APPLICATION_FIELDS = [
  'programId',
  'goal',
  'githubUsername',
  'twitterUsername',
  'name',
  'username',
  'bio',
] as const
export type ApplicationField = (typeof APPLICATION_FIELDS)[number]
export type TextField = Exclude<ApplicationField, 'programId'>

/** What was typed and is not right yet, by its field. */
export type Unfinished = Partial<Record<TextField, string>>

const parsedBy = (parse: (text: string) => string | null, message: string) =>
  z
    .string()
    .refine(isStorable, { message: 'unstorable', abort: true })
    .transform((typed, issues) => {
      const parsed = parse(typed)
      if (parsed === null) issues.addIssue({ code: 'custom', message })
      return parsed ?? ''
    })

const blank = (value: unknown) =>
  value === undefined || (typeof value === 'string' && value.trim() === '') ? null : value

/** Nothing, blank and null all mean that there is none. */
const optional = <T extends z.ZodType<string, string>>(schema: T) =>
  z.preprocess(blank, schema.nullable())

/** The text fields of a complete form. Issues: those of `text`, `not-a-handle`, `not-a-username`. */
const complete = {
  goal,
  githubUsername: optional(parsedBy(parseGithubUsername, 'not-a-handle')),
  twitterUsername: optional(parsedBy(parseXUsername, 'not-a-handle')),
  name: text({ max: NAME_MAX }),
  username: parsedBy(parseUsername, 'not-a-username'),
  bio: optional(text({ max: BIO_MAX })),
} satisfies Record<TextField, z.ZodType<string | null>>

/** The application as the writer saw it; null when there was none. */
const seen = z.object({ applicationId: z.uuid(), version: z.number().int().min(1) }).strict()
export type SeenApplication = z.infer<typeof seen>

const TYPED_MAX = 5000
const typed = z
  .string()
  .refine(isStorable, { message: 'unstorable', abort: true })
  .refine((value) => countCharacters(value) <= TYPED_MAX, { message: 'too-long' })
  .optional()

/** What a step of the form saves: any of the fields, finished or not. A field that is not there is left alone. */
export const draftInput = z
  .object({
    seen: seen.nullable(),
    programId: z.uuid().nullable().optional(),
    goal: typed,
    githubUsername: typed,
    twitterUsername: typed,
    name: typed,
    username: typed,
    bio: typed,
  })
  .strict()
export type DraftInput = z.infer<typeof draftInput>

/** What is sent. */
export const submissionInput = z
  .object({ seen: seen.nullable(), programId: z.uuid(), ...complete })
  .strict()
export type SubmissionInput = z.infer<typeof submissionInput>

const TEXT_FIELDS = APPLICATION_FIELDS.filter((field) => field !== 'programId')
/** The columns that may hold nothing. */
const CLEARABLE: ReadonlySet<TextField> = new Set([
  'goal',
  'githubUsername',
  'twitterUsername',
  'username',
  'bio',
])

/** The fields typed in a draft: those that are right, as they are stored, and the text of those that are not yet. */
export function sortDraft(input: Pick<DraftInput, TextField>) {
  const right: Partial<Record<TextField, string | null>> = {}
  const unfinished: Unfinished = {}
  for (const field of TEXT_FIELDS) {
    const value = input[field]
    if (value === undefined) continue
    const parsed = complete[field].safeParse(value)
    if (parsed.success) right[field] = parsed.data
    else if (value.trim() === '' && CLEARABLE.has(field)) right[field] = null
    else unfinished[field] = value
  }
  return { right, unfinished }
}

// 3. What staff answer.

export const FEEDBACK_MAX = 2000
export const NOTES_MAX = 5000
/** As many as one request releases. */
export const RELEASE_MAX = 200

const decided = z.object({ applicationId: z.uuid(), version: z.number().int().min(1) }).strict()
const feedback = text({ max: FEEDBACK_MAX })

/** A decision on the application as it was read (`version`). Words go with `changes`, words and a reason with `reject`. */
export const decisionInput = z.discriminatedUnion('decision', [
  decided.extend({ decision: z.enum(APPLICATION_DECISIONS) }),
  decided.extend({ decision: z.literal('changes'), feedback }),
  decided.extend({
    decision: z.literal('reject'),
    reasonCode: text({ max: 60 }),
    feedback,
  }),
])
export type DecisionInput = z.infer<typeof decisionInput>

/** A held decision as it was seen, by its own version. */
export const seenHold = z
  .object({
    applicationId: z.uuid(),
    holdId: z.uuid(),
    holdVersion: z.number().int().min(1),
  })
  .strict()
export type SeenHold = z.infer<typeof seenHold>

export const releaseInput = z.object({ holds: z.array(seenHold).min(1).max(RELEASE_MAX) }).strict()

/** `before` = the notes that stood there when these were written. */
export const internalNotesInput = z
  .object({
    applicationId: z.uuid(),
    notes: text({ max: NOTES_MAX }).nullable(),
    before: z
      .string()
      .max(2 * NOTES_MAX)
      .nullable(),
  })
  .strict()
export type InternalNotesInput = z.infer<typeof internalNotesInput>

/** Statuses staff see: an application nobody sent is its author's alone. */
export const REVIEW_STATUSES = [
  'submitted',
  'changes_requested',
  'approved',
  'rejected',
  'withdrawn',
] as const satisfies readonly ApplicationStatus[]
export type ReviewStatus = (typeof REVIEW_STATUSES)[number]

/**
 * The queue's filters, each optional. `minDays` = waiting for at least so many days; `held` = with a decision held
 * (true) or without one (false). `after` = the last row of the page before.
 */
export const queueInput = z
  .object({
    status: z.enum(REVIEW_STATUSES).optional(),
    programId: z.uuid().optional(),
    minDays: z.number().int().min(0).max(3650).optional(),
    search: searchWords.optional(),
    held: z.boolean().optional(),
    after: z.object({ submittedAt: z.date(), id: z.uuid() }).strict().optional(),
    limit: z.number().int().min(1).max(100).default(50),
  })
  .strict()
export type QueueInput = z.infer<typeof queueInput>
