/** Every reason the system refuses something. The UI has a message for each, in both languages. */
export const ERROR_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'SUSPENDED',
  'NOT_FOUND',
  'INVALID_INPUT',
  'CONFLICT',
  'TOO_MANY_REQUESTS',
  'NAME_TAKEN',
  'OWN_ROW',
  'NOT_ON_ROSTER',
  'NOT_A_SESSION',
  'SESSION_CANCELLED',
  'SESSION_NOT_OPEN_YET',
  'SESSION_CLOSED',
  'SESSION_STILL_OPEN',
  'WALK_IN_MARKED',
  'OPERATION_REUSED',
  'NOTE_NEEDS_MARK',
  'NOTE_WOULD_BE_LOST',
  'ALREADY_ENROLLED',
  'RUNNING_COHORT',
  'NOT_PROMOTED',
  'ALREADY_COMPLETED',
  'ALREADY_DROPPED',
  'ENROLLMENT_STEP',
  'PROMOTION_RULE_NOT_MET',
  'OPEN_APPLICATION',
  'ALREADY_DECIDED',
  'APPLICATION_WITHDRAWN',
  'OWN_APPLICATION',
  'PROGRAM_CLOSED',
  'ALREADY_HELD',
  'HOLD_GONE',
  'LAST_ADMIN',
  'OWN_ACCOUNT',
  'ALREADY_SUSPENDED',
  'NOT_A_DELIVERABLE',
  'DELIVERABLE_CANCELLED',
  'NOT_ENROLLED',
  'OWN_SUBMISSION',
  'SUBMISSION_APPROVED',
  'SUBMISSION_ANSWERED',
  'FILE_TOO_LARGE',
  'PROGRAM_HAS_PEOPLE',
  'SEED_PROGRAM',
  'ACTIVITY_HAS_MARKS',
  'ACTIVITY_CANCELLED',
  'ACTIVITY_NOT_CANCELLED',
  'SESSION_BEGUN',
  'NO_SERIES',
  'ORDER_OUTDATED',
  'INVALID_TIMES',
  'FILE_UNREADABLE',
  'IMPORT_HAS_PROBLEMS',
  'IMPORT_OUTDATED',
  'PERSON_SUSPENDED',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** A refusal the caller can understand: a code of the closed list and ids that say what it is about. */
export class DomainError extends Error {
  override readonly name = 'DomainError'

  constructor(
    readonly code: ErrorCode,
    readonly details: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(code, options)
  }
}
