import { sql } from 'drizzle-orm'
import { db } from '../db/client'
import { logError } from '../log'

/** Whether the database answers. */
export async function checkHealth(): Promise<boolean> {
  try {
    await db.execute(sql`select 1`)
    return true
  } catch (error) {
    logError('health check failed', error)
    return false
  }
}
