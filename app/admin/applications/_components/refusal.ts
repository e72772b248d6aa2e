import { isTRPCClientError } from '@trpc/client'
import type { ErrorCode } from '@/domain/errors'

/** Why a call failed: the server's refusal with what it is about, or that there was no answer. */
export interface Refusal {
  code: ErrorCode | 'UNKNOWN' | 'OFFLINE'
  details: Readonly<Record<string, unknown>>
}

export function refusalOf(error: unknown): Refusal {
  if (!isTRPCClientError(error)) return { code: 'UNKNOWN', details: {} }
  const data = Object(error.data)
  const code: unknown = Reflect.get(data, 'errorCode')
  // No answer at all, rather than an answer that refuses.
  if (code === undefined) return { code: 'OFFLINE', details: {} }
  return { code: code as Refusal['code'], details: Object(Reflect.get(data, 'details')) }
}
