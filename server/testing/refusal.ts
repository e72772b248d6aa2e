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
