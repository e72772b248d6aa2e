import { z } from 'zod'
import { isStorable, SEARCH_MAX } from '@/domain/characters'

/** The query of an address, as pages are given it. */
export type Params = Readonly<Record<string, string | string[] | undefined>>

type Param = Params[string]

/** An id in an address; null where there is none. */
export const idIn = (param: Param): string | null => z.uuid().safeParse(param).data ?? null

/** Words to search for in an address, as many characters as a search takes; none where they cannot be stored. */
export const wordsIn = (param: Param): string =>
  typeof param === 'string' && isStorable(param) ? [...param].slice(0, SEARCH_MAX).join('') : ''
