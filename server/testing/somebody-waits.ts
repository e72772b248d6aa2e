import { sql } from 'drizzle-orm'
import type { Db } from '../db/client'

const ASKED = 5000

/** Resolves when another connection to this database waits for a lock; throws when none does. */
export async function somebodyWaits(db: Db): Promise<void> {
  for (let asked = 0; asked < ASKED; asked++) {
    const waiting = await db
      .select({ pid: sql<number>`pid` })
      .from(sql`pg_stat_activity`)
      .where(sql`datname = current_database() and wait_event_type = 'Lock'`)
    if (waiting.length > 0) return
  }
  throw new Error('Nobody waits for a lock.')
}
