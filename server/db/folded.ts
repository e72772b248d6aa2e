import { type AnyColumn, type SQL, sql } from 'drizzle-orm'

/** As `fold` of domain/people.ts; compared by code point, so that the order does not depend on the server's set-up. */
export const folded = (value: SQL | AnyColumn): SQL =>
  sql`lower(regexp_replace(normalize(${value}, NFD), '[\\u0300-\\u036f]', '', 'g')) collate "C"`
