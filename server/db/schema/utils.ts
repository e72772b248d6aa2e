import { getTableName, sql } from 'drizzle-orm'
import { type AnyPgColumn, check, jsonb, timestamp } from 'drizzle-orm/pg-core'

/** A point in time; every timestamp of the schema carries its zone. */
export const instant = (name: string) => timestamp(name, { withTimezone: true })

/** Convention columns of domain tables. A trigger (`set_updated_at`) keeps `updated_at`, whoever writes. */
export const timestamps = {
  createdAt: instant('created_at').defaultNow().notNull(),
  updatedAt: instant('updated_at').defaultNow().notNull(),
}

/** Room for what a table does not know yet. Always an object: drivers parse bare jsonb scalars twice. */
export const metadata = {
  metadata: jsonb('metadata').$type<Record<string, unknown>>().default({}).notNull(),
}

// CHECKs are written as raw text on purpose: drizzle-kit turns interpolated values into `$1`.
const constraint = (column: AnyPgColumn, suffix: string, rule: string) =>
  check(`${getTableName(column.table)}_${column.name}_${suffix}`, sql.raw(rule))

/** `column` holds one of `values` (or NULL, where the column allows it). */
export const oneOf = (column: AnyPgColumn, values: readonly string[]) =>
  constraint(column, 'check', `"${column.name}" in (${values.map((v) => `'${v}'`).join(', ')})`)

/** `column` holds `min` to `max` characters (code points). */
export const lengthBetween = (column: AnyPgColumn, min: number, max: number) =>
  constraint(column, 'length_check', `char_length("${column.name}") between ${min} and ${max}`)

/** `column` is JSON of the given type, not a scalar. */
export const jsonIs = (column: AnyPgColumn, type: 'object' | 'array') =>
  constraint(column, 'check', `jsonb_typeof("${column.name}") = '${type}'`)

/** `later` is after `earlier` (or not before it, with `orSame`), where both are set. */
export const inOrder = (
  name: string,
  earlier: AnyPgColumn,
  later: AnyPgColumn,
  { orSame = false } = {},
) => check(name, sql.raw(`"${later.name}" ${orSame ? '>=' : '>'} "${earlier.name}"`))

/** `column` names a time zone this PostgreSQL knows; an unknown one is refused with SQLSTATE 22023. */
export const knownTimeZone = (column: AnyPgColumn) =>
  constraint(
    column,
    'check',
    `timezone("${column.name}", '1970-01-01 00:00:00+00'::timestamptz) is not null`,
  )
