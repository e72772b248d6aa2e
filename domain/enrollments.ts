import { z } from 'zod'
import type { ErrorCode } from './errors'
import { promotionFigures } from './promotion'
import { text } from './text'

export const ENROLLMENT_STATUSES = ['guest', 'active', 'completed', 'dropped'] as const
export type EnrollmentStatus = (typeof ENROLLMENT_STATUSES)[number]

/** The people of a program. */
export type PeopleByStatus = Readonly<Record<EnrollmentStatus, number>>
export const NOBODY: PeopleByStatus = { guest: 0, active: 0, completed: 0, dropped: 0 }

/** How many are in a program now, and how many were: the size of a program, wherever one is told. */
export const programSize = ({ guest, active, completed, dropped }: PeopleByStatus) => ({
  running: guest + active,
  past: completed + dropped,
})

/** What can be done to an enrollment. Reopening happens by approving a new application only. */
export const ENROLLMENT_ACTIONS = ['promote', 'complete', 'drop', 'reopen'] as const
export type EnrollmentAction = (typeof ENROLLMENT_ACTIONS)[number]

/** Where an action leads; reopening to what the decision says. */
export const ACTION_LEADS_TO = {
  promote: ['active'],
  complete: ['completed'],
  drop: ['dropped'],
  reopen: ['guest', 'active'],
} as const satisfies Record<EnrollmentAction, readonly EnrollmentStatus[]>

/** `go`: the step is taken. `already`: it was taken before, and nothing happens. Else the code of the refusal. */
export type StepAnswer = 'go' | 'already' | EnrollmentRefusal
type EnrollmentRefusal = Extract<
  ErrorCode,
  'NOT_PROMOTED' | 'ALREADY_ENROLLED' | 'ALREADY_COMPLETED' | 'ALREADY_DROPPED'
>

const completed = 'ALREADY_COMPLETED'
const dropped = 'ALREADY_DROPPED'
const STEPS: Record<EnrollmentStatus, Record<EnrollmentAction, StepAnswer>> = {
  guest: { promote: 'go', complete: 'NOT_PROMOTED', drop: 'go', reopen: 'ALREADY_ENROLLED' },
  active: { promote: 'already', complete: 'go', drop: 'go', reopen: 'ALREADY_ENROLLED' },
  completed: { promote: completed, complete: completed, drop: completed, reopen: completed },
  dropped: { promote: dropped, complete: dropped, drop: dropped, reopen: 'go' },
}

/** What becomes of `action` on an enrollment in `status`. The database's trigger holds the same table. */
export const stepAnswer = (status: EnrollmentStatus, action: EnrollmentAction): StepAnswer =>
  STEPS[status][action]

/** Why a place ends before the program does. */
export const DROP_REASONS = ['left', 'absent', 'changed_program', 'conduct', 'other'] as const
export const DROP_NOTE_MAX = 500

/** As many as one request takes. */
export const STEPS_MAX = 200

/** An enrollment as the person who acts saw it: when it changed since, nothing is done to it. */
const seenEnrollment = z.object({ enrollmentId: z.uuid(), version: z.number().int().min(1) })
export type SeenEnrollment = z.infer<typeof seenEnrollment>

const many = z.array(seenEnrollment.strict()).min(1).max(STEPS_MAX)

/** `despiteRule`: also whoever does not meet the program's rule for promotion. */
export const promoteInput = z
  .object({ enrollments: many, despiteRule: z.boolean().default(false) })
  .strict()
export type PromoteInput = z.infer<typeof promoteInput>

export const completeInput = z.object({ enrollments: many }).strict()
export type CompleteInput = z.infer<typeof completeInput>

/** Own words (`note`, staff only) may go with any reason and must go with `other`. */
export const dropInput = seenEnrollment
  .extend({
    reason: z.enum(DROP_REASONS),
    note: text({ max: DROP_NOTE_MAX }).nullable().default(null),
  })
  .strict()
  .refine(({ reason, note }) => reason !== 'other' || note !== null, {
    message: 'required',
    path: ['note'],
  })
export type DropInput = z.infer<typeof dropInput>

/** What an enrollment keeps in its `metadata`: staff's words about its end, and what its promotion stood on. */
export const enrollmentNotes = z.object({
  endNote: z.string().nullable().catch(null),
  promotion: promotionFigures.nullable().catch(null),
})
