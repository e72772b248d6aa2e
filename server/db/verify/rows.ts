import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../client'

/** Runs SQL text and gives its rows, checked against `shape`. */
export async function rows<T>(db: Db, text: string, shape: z.ZodType<T>): Promise<T[]> {
  const result: unknown = await db.execute(sql.raw(text))
  return z.object({ rows: z.array(shape) }).parse(result).rows
}
