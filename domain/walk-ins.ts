import { z } from 'zod'
import { SEARCH_MAX } from './characters'
import { email, text } from './text'
import { NAME_MAX } from './users'

export const PEOPLE_FOUND_MAX = 8

/** A name or an address, or parts of them: every word must occur. Accents and capitals do not matter. */
export const findPeopleInput = z
  .object({ activityId: z.uuid(), query: text({ max: SEARCH_MAX }) })
  .strict()
export type FindPeopleInput = z.infer<typeof findPeopleInput>

/** Somebody with an account, or name and address of somebody new: a name alone only searches. */
export const addWalkInInput = z.union([
  z.object({ activityId: z.uuid(), userId: z.uuid() }).strict(),
  z.object({ activityId: z.uuid(), name: text({ max: NAME_MAX }), email }).strict(),
])
export type AddWalkInInput = z.infer<typeof addWalkInInput>
