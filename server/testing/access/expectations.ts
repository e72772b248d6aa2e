import type { createCaller } from '../../api/root'
import { PERSONAS, type Persona } from '../callers'
import type { makeRollCall } from '../roll-call'

export type Caller = ReturnType<typeof createCaller>
export type RollCall = Awaited<ReturnType<typeof makeRollCall>>

/**
 * By path (`programs.list`): who may, everybody else must be refused; and a call that works for those who may. It is
 * given a session with one person on its roll call.
 */
export type Expectations = Record<
  string,
  {
    may: readonly Persona[]
    call: (caller: Caller, rollCall: RollCall) => Promise<unknown>
  }
>

export const ADMINS = ['admin'] as const
export const STAFF = ['moderator', ...ADMINS] as const
export const PARTICIPANTS = ['guest', 'member', ...STAFF] as const
export const SIGNED_IN = ['applicant', 'rejected', ...PARTICIPANTS] as const
export const EVERYBODY = Object.keys(PERSONAS) as Persona[]
