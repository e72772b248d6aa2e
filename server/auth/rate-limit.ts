import { createHash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { HOUR } from '../../domain/durations'
import { db } from '../db/client'
import { authRateLimits } from '../db/schema/auth'

/**
 * At most `max` uses in `window` seconds, counted from the first one; with `strict` from the last one that was
 * allowed, so that no stretch of that length ever holds more than `max`.
 */
export interface Limit {
  window: number
  max: number
  strict?: boolean
}

// Rows are kept at least as long as the longest window that counts on them.
const KEPT = HOUR

/**
 * Counts one use of `key` and says whether it is within `limit`, in one statement, so that no number of requests at
 * once gets past it. Better Auth's own storage counts on while requests come closer together than the window, which
 * would shut out a class behind one address; and it knows nothing of limits per account.
 */
export async function consume(
  key: string,
  limit: Limit,
): Promise<{ allowed: boolean; retryAfter: number | null }> {
  const now = Date.now()
  const window = limit.window * 1000
  const { count, lastRequest } = authRateLimits
  const over = sql`${lastRequest} <= ${now - window}`
  const moves = limit.strict ? sql`${over} or ${count} < ${limit.max}` : over
  const [row] = await db
    .insert(authRateLimits)
    .values({ key, count: 1, lastRequest: now })
    .onConflictDoUpdate({
      target: authRateLimits.key,
      set: {
        count: sql`case when ${over} then 1 else ${count} + 1 end`,
        lastRequest: sql`case when ${moves} then ${now} else ${lastRequest} end`,
      },
    })
    .returning({ count, since: lastRequest })
  if (!row) throw new Error('The count of a rate limit was not stored.')
  if (row.count === 1) await forgetOld(now)
  if (row.count <= limit.max) return { allowed: true, retryAfter: null }
  return { allowed: false, retryAfter: Math.max(1, Math.ceil((row.since + window - now) / 1000)) }
}

/** Forgets the uses of `key`. */
export const resetLimit = async (key: string): Promise<void> => {
  await db.delete(authRateLimits).where(eq(authRateLimits.key, key))
}

/** The key of a limit that belongs to one e-mail address; the address itself cannot be read from it. */
export const accountKey = (what: 'codes' | 'guesses', email: string): string =>
  `${what}|${createHash('sha256').update(email).digest('base64url')}`

/** Deletes counts nobody needs any more. Locked rows are left for next time: nobody waits, nothing deadlocks. */
const forgetOld = (now: number) =>
  db.execute(sql`
    delete from ${authRateLimits} where ${authRateLimits.id} in (
      select ${authRateLimits.id} from ${authRateLimits}
      where ${authRateLimits.lastRequest} < ${now - KEPT} limit 1000 for update skip locked
    )`)
