import { and, type SQL, sql } from 'drizzle-orm'
import { fold } from '../../../domain/people'
import { RESERVED_EMAIL } from '../../../domain/users'
import { folded } from '../../db/folded'
import { users } from '../../db/schema'

/**
 * The condition that every word of `search` occurs in a person's name, address or username, whatever the accents and
 * capitals. Accounts nobody signs in to never match.
 */
export function matchesWords(search: string): SQL | undefined {
  const searched = folded(sql`concat_ws(' ', ${users.name}, ${users.email}, ${users.username})`)
  const words = fold(search).split(/\s+/).filter(Boolean)
  return and(
    sql`${users.email} !~ ${RESERVED_EMAIL}`,
    ...words.map((word) => sql`strpos(${searched}, ${word}) > 0`),
  )
}
