import { isTRPCClientError } from '@trpc/client'
import { type RefusalCode, refusalCode } from './refusal-code'

/** Why a call failed: the refusal with what the server said it is about, or that there was no answer (`OFFLINE`). */
export interface Refusal {
  code: RefusalCode
  details: Readonly<Record<string, string | number>>
}

export function refusalOf(error: unknown): Refusal {
  const data: unknown = isTRPCClientError(error) ? error.data : undefined
  return { code: refusalCode(error), details: { ...Object(Reflect.get(Object(data), 'details')) } }
}
