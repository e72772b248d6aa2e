import { type AnyColumn, type SQL, sql } from 'drizzle-orm'

// Thousands of ids travel as one text each way: as rows, and as a list the driver looks through for what to quote,
// they take several times as long.

/** `ids` as one parameter of a statement; to be cast to `uuid[]`. They must be ids, not any text. */
export const idParameter = (ids: readonly string[]) => sql.param(`{${ids.join()}}`)

/** All ids of a group as one text, for `splitIds`; null where there are none. */
export const idList = (column: AnyColumn | SQL.Aliased) =>
  sql<string | null>`string_agg(${column}::text, ',')`

/** The ids of an `idList`. */
export const splitIds = (list: string | null | undefined): string[] => list?.split(',') ?? []
