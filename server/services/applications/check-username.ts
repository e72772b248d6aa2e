import { eq } from 'drizzle-orm'
import { parseUsername } from '../../../domain/usernames'
import { users } from '../../db/schema'
import type { ServiceContext } from '../context'

/**
 * Whether the signed-in person can have the username that was typed, and the form it would be stored in. `free`
 * includes their own. Only saving it makes it theirs.
 */
export async function checkUsername(
  { db, actor }: ServiceContext,
  { typed }: { typed: string },
): Promise<{ answer: 'free' | 'taken' | 'malformed'; username: string | null }> {
  const username = parseUsername(typed)
  if (username === null) return { answer: 'malformed', username }
  const [holder] = await db.select({ id: users.id }).from(users).where(eq(users.username, username))
  return { answer: holder && holder.id !== actor.id ? 'taken' : 'free', username }
}
