import { eq } from 'drizzle-orm'
import type { Person } from '../../domain/permissions'
import type { Locale } from '../../domain/users'
import { db } from '../db/client'
import { users } from '../db/schema/users'
import { type Auth, getAuth } from './auth'

/** Who is signed in, with what pages show of them. */
export interface SignedInPerson extends Person {
  email: string
  name: string
  avatarUrl: string | null
  locale: Locale | null
  suspendedReason: string | null
}

/**
 * The person whose session cookie `headers` carry; null for a visitor. Role, status and suspension come from the
 * database at every call, so that a change counts at the next request. Extends no session: cookie and row are
 * renewed together, when the browser asks `/api/auth/get-session`.
 */
export async function findPerson(headers: Headers, auth?: Auth): Promise<SignedInPerson | null> {
  const { api } = auth ?? (await getAuth())
  const session = await api.getSession({ headers, query: { disableRefresh: true } })
  if (!session) return null
  const [person] = await db
    .select({
      id: users.id,
      role: users.role,
      accountStatus: users.accountStatus,
      suspendedAt: users.suspendedAt,
      suspendedReason: users.suspendedReason,
      email: users.email,
      name: users.name,
      avatarUrl: users.avatarUrl,
      locale: users.locale,
    })
    .from(users)
    .where(eq(users.id, session.user.id))
  return person ?? null
}
