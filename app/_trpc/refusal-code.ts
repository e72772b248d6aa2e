import { isTRPCClientError } from '@trpc/client'
import type { ErrorCode } from '@/domain/errors'

/** Why a call did not go through, as the messages know it; OFFLINE is told by the screen it happens on. */
export type RefusalCode = ErrorCode | 'UNKNOWN' | 'OFFLINE'

export function refusalCode(error: unknown): RefusalCode {
  if (!isTRPCClientError(error)) return 'UNKNOWN'
  const code: unknown = Reflect.get(Object(error.data), 'errorCode')
  // No answer at all, rather than an answer that refuses.
  if (code === undefined) return 'OFFLINE'
  return code as RefusalCode
}
