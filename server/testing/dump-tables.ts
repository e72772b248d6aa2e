import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import type { Db } from '../db/client'
import * as schema from '../db/schema'

/** Every row of every table, as text: equal before and after means that nothing was written. */
export async function dumpTables(db: Db): Promise<string[]> {
  const rows: string[] = []
  for (const table of Object.values(schema)) {
    if (!(table instanceof PgTable)) continue
    const { name } = getTableConfig(table)
    for (const row of await db.select().from(table)) rows.push(`${name} ${JSON.stringify(row)}`)
  }
  return rows.sort()
}
