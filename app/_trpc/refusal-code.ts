import { isTRPCClientError } from '@trpc/client'
import { ERROR_CODES, type ErrorCode } from '@/domain/errors'

/** Why a call did not go through, as the messages know it; OFFLINE is told by the screen it happens on. */
export type RefusalCode = ErrorCode | 'UNKNOWN' | 'OFFLINE'

export function refusalCode(error: unknown): RefusalCode {
  if (!isTRPCClientError(error)) return 'UNKNOWN'
  const said: unknown = Reflect.get(Object(error.data), 'errorCode')
  // No answer at all, rather than an answer that refuses.
  if (said === undefined) return 'OFFLINE'
  return ERROR_CODES.find((one) => one === said) ?? 'UNKNOWN'
}
