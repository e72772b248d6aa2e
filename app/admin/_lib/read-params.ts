import { z } from 'zod'
import { isStorable } from '@/domain/text'

/** The query of an address, as pages are given it. */
export type Params = Readonly<Record<string, string | string[] | undefined>>

type Param = Params[string]

/** An id in an address; null where there is none. */
export const idIn = (param: Param): string | null => z.uuid().safeParse(param).data ?? null

/** Words to search for in an address, the first `max` characters; none where they cannot be stored. */
export const wordsIn = (param: Param, max: number): string =>
  typeof param === 'string' && isStorable(param) ? [...param].slice(0, max).join('') : ''
