import { DomainError, type ErrorCode } from '../../domain/errors'

/** The code an attempt is refused with; null when it succeeds. Any other failure is thrown on. */
export async function refusalOf(attempt: Promise<unknown>): Promise<ErrorCode | null> {
  try {
    await attempt
    return null
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
}

/** The refusal of an attempt, with its details; an attempt that succeeds is a failure here. */
export async function failureOf(attempt: Promise<unknown>): Promise<DomainError> {
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof DomainError) return error
  throw error ?? new Error('It was not refused.')
}
