import { z } from 'zod'
import { searchWords, text } from './text'
import { ACCOUNT_STATUSES, ROLES } from './users'

export const SUSPENSION_REASON_MAX = 1000

/** The suspended person reads the reason. */
export const suspendPersonInput = z
  .object({ userId: z.uuid(), reason: text({ max: SUSPENSION_REASON_MAX }) })
  .strict()
export type SuspendPersonInput = z.infer<typeof suspendPersonInput>

/** Where the next page of the list begins: after this person. */
const peopleCursor = z.object({ name: z.string().max(1000), id: z.uuid() }).strict()

/** `search`: every word of it must occur in the name, the e-mail address or the username; accents do not matter. */
export const listPeopleInput = z
  .object({
    search: searchWords.default(''),
    role: z.enum(ROLES).optional(),
    accountStatus: z.enum(ACCOUNT_STATUSES).optional(),
    suspended: z.boolean().optional(),
    limit: z.number().int().min(1).max(100).default(50),
    cursor: peopleCursor.nullish(),
  })
  .strict()
export type ListPeopleInput = z.infer<typeof listPeopleInput>

/** `text` for searching and sorting: small letters without accents. The database folds the same way. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
