import { isTRPCClientError } from '@trpc/client'
import { type RefusalCode, refusalCode } from '@/app/_trpc/refusal-code'

/** Why a call failed: the server's refusal with what it is about, or that there was no answer. */
export interface Refusal {
  code: RefusalCode
  details: Readonly<Record<string, unknown>>
}

export function refusalOf(error: unknown): Refusal {
  const data: unknown = isTRPCClientError(error) ? error.data : undefined
  return { code: refusalCode(error), details: Object(Reflect.get(Object(data), 'details')) }
}
