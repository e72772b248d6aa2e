import { DomainError, type ErrorCode } from '../../domain/errors'

/** What a violated constraint means to a person, by its name. Everything else stays an unexpected error. */
const MEANING: Readonly<Record<string, ErrorCode>> = {
  programs_name_unique: 'NAME_TAKEN',
  users_username_unique: 'NAME_TAKEN',
  program_enrollments_user_program_unique: 'ALREADY_ENROLLED',
  program_enrollments_transition_check: 'ENROLLMENT_STEP',
  applications_one_open_per_user_index: 'OPEN_APPLICATION',
  attendance_events_pkey: 'OPERATION_REUSED',
}

interface PgFailure {
  code: string
  constraint?: string
}

/** The PostgreSQL error inside `error`, however deep a library wrapped it; undefined when there is none. */
export function pgFailure(error: unknown, depth = 0): PgFailure | undefined {
  if (!(error instanceof Error) || depth > 5) return undefined
  const code: unknown = Reflect.get(error, 'code')
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) {
    const constraint: unknown = Reflect.get(error, 'constraint')
    return { code, ...(typeof constraint === 'string' ? { constraint } : {}) }
  }
  return pgFailure(error.cause, depth + 1)
}

/** `error` as the refusal it means, where the database refused a known rule; otherwise `error` itself. */
export function explainDatabaseError(error: unknown): unknown {
  const constraint = pgFailure(error)?.constraint
  const code = constraint && MEANING[constraint]
  return code ? new DomainError(code, {}, { cause: error }) : error
}

/** Whether the transaction failed only because of others at work and may simply be run again. */
export function isRetryable(error: unknown): boolean {
  const code = pgFailure(error)?.code
  return code === '40P01' || code === '40001'
}
