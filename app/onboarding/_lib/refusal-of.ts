import { isTRPCClientError } from '@trpc/client'
import { ERROR_CODES, type ErrorCode } from '@/domain/errors'

/** Why a call failed, with what the server said about it. `OFFLINE`: no answer at all. */
export interface Refusal {
  code: ErrorCode | 'UNKNOWN' | 'OFFLINE'
  details: Readonly<Record<string, string | number>>
}

export function refusalOf(error: unknown): Refusal {
  if (!isTRPCClientError(error)) return { code: 'UNKNOWN', details: {} }
  const data = Object(error.data)
  const said: unknown = Reflect.get(data, 'errorCode')
  if (said === undefined) return { code: 'OFFLINE', details: {} }
  const code = ERROR_CODES.find((one) => one === said) ?? 'UNKNOWN'
  return { code, details: { ...Object(Reflect.get(data, 'details')) } }
}
