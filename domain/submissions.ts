import { z } from 'zod'
import type { ErrorCode } from './errors'
import { searchWords, text } from './text'

/** A deliverable handed in: waiting for staff, sent back for changes, or decided. */
export const SUBMISSION_STATUSES = [
  'submitted',
  'changes_requested',
  'approved',
  'rejected',
] as const
export type SubmissionStatus = (typeof SUBMISSION_STATUSES)[number]

export const SUBMISSION_TEXT_MAX = 5000
export const SUBMISSION_FEEDBACK_MAX = 2000
export const SUBMISSION_LINK_MAX = 2000

/** What staff may answer. */
export const SUBMISSION_ANSWERS = ['approve', 'request_changes', 'reject'] as const
export type SubmissionAnswer = (typeof SUBMISSION_ANSWERS)[number]
export type SubmissionAction = 'hand_in' | SubmissionAnswer

type SubmissionStep =
  | { to: SubmissionStatus }
  | { refusal: Extract<ErrorCode, 'NOT_FOUND' | 'SUBMISSION_ANSWERED' | 'SUBMISSION_APPROVED'> }

const answered = { refusal: 'SUBMISSION_ANSWERED' } as const
const handIn = { to: 'submitted' } as const
const STEPS: Record<SubmissionStatus | 'none', Record<SubmissionAction, SubmissionStep>> = {
  none: {
    hand_in: handIn,
    approve: { refusal: 'NOT_FOUND' },
    request_changes: { refusal: 'NOT_FOUND' },
    reject: { refusal: 'NOT_FOUND' },
  },
  submitted: {
    hand_in: handIn,
    approve: { to: 'approved' },
    request_changes: { to: 'changes_requested' },
    reject: { to: 'rejected' },
  },
  changes_requested: {
    hand_in: handIn,
    approve: answered,
    request_changes: answered,
    reject: answered,
  },
  approved: {
    hand_in: { refusal: 'SUBMISSION_APPROVED' },
    approve: answered,
    request_changes: answered,
    reject: answered,
  },
  rejected: { hand_in: handIn, approve: answered, request_changes: answered, reject: answered },
}

/** Where `action` leads from `status` (null = nothing handed in yet), or the code of the refusal. */
export const submissionStep = (
  status: SubmissionStatus | null,
  action: SubmissionAction,
): SubmissionStep => STEPS[status ?? 'none'][action]

/** Whether what was handed in came after the due instant. It is taken all the same. */
export const isLate = (submittedAt: Date, dueAt: Date): boolean => submittedAt > dueAt

const link = text({ max: SUBMISSION_LINK_MAX }).pipe(
  z.url({ protocol: /^https?$/, hostname: /./, message: 'not-a-link' }),
)

/**
 * What a person hands in: a link (http or https), a text, or both. `version` = that of what they handed in before, as
 * they saw it; null = nothing yet.
 */
export const handInInput = z
  .object({
    activityId: z.uuid(),
    link: link.nullable().default(null),
    body: text({ max: SUBMISSION_TEXT_MAX }).nullable().default(null),
    version: z.number().int().min(1).nullable(),
  })
  .strict()
  .refine((input) => input.link !== null || input.body !== null, {
    message: 'required',
    path: ['body'],
  })
export type HandInInput = z.infer<typeof handInInput>

const seen = z.object({ submissionId: z.uuid(), version: z.number().int().min(1) }).strict()
const feedback = text({ max: SUBMISSION_FEEDBACK_MAX })

/** An answer to what was handed in, as it was read (`version`). Only an approval may go without words. */
export const answerSubmissionInput = z.discriminatedUnion('answer', [
  seen.extend({ answer: z.literal('approve'), feedback: feedback.nullable().default(null) }),
  seen.extend({ answer: z.literal('request_changes'), feedback }),
  seen.extend({ answer: z.literal('reject'), feedback }),
])
export type AnswerSubmissionInput = z.infer<typeof answerSubmissionInput>

/** The queue's filters, each optional. `after` = the last row of the page before. */
export const submissionQueueInput = z
  .object({
    status: z.enum(SUBMISSION_STATUSES).optional(),
    programId: z.uuid().optional(),
    activityId: z.uuid().optional(),
    search: searchWords.optional(),
    after: z.object({ submittedAt: z.date(), id: z.uuid() }).strict().optional(),
    limit: z.number().int().min(1).max(100).default(50),
  })
  .strict()
export type SubmissionQueueInput = z.infer<typeof submissionQueueInput>
