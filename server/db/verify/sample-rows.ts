import { randomUUID } from 'node:crypto'
import { type AnyPgColumn, getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import { samplesOf, type Values } from './check-samples'
import { sqlText } from './expected-tables'
import { literal } from './literal'

/** Rows of the schema's tables that break no rule, and the rows they refer to. */
export interface SampleRows {
  /** Statements that insert the rows others refer to; run them first. */
  parents: readonly string[]
  /** A new row of `table` with every column that must be given, as SQL expressions. */
  row(table: PgTable): Record<string, string> & { id: string }
  /** A value for a column that has to differ from row to row. */
  value(column: AnyPgColumn): string
}

export const insert = (table: PgTable, values: Values) => {
  const columns = Object.keys(values).map((name) => `"${name}"`)
  return `insert into ${real(table)} (${columns.join(', ')}) values (${Object.values(values).join(', ')})`
}

/** The real table, not its temporary twin. */
export const real = (table: PgTable) => `public."${getTableConfig(table).name}"`

/** Makes rows for `tables`. Every reference of every table leads to a row of its own. */
export function sampleRows(tables: readonly PgTable[]): SampleRows {
  const parents: string[] = []
  const makers = new Map<PgTable, () => Record<string, string>>()
  const basicRow = (table: PgTable) => {
    const make = makers.get(table) ?? basicRows(table)
    makers.set(table, make)
    return make()
  }

  function references(table: PgTable): Record<string, string> {
    const keys = getTableConfig(table).foreignKeys.map((key) => key.reference())
    return Object.fromEntries(
      keys.flatMap(({ columns, foreignTable }) => {
        const id = literal(randomUUID())
        const parent = { ...basicRow(foreignTable), ...references(foreignTable), id }
        parents.push(insert(foreignTable, parent))
        return columns.map(({ name }) => [name, id])
      }),
    )
  }
  const shared = new Map(tables.map((table) => [table, references(table)]))
  return {
    parents,
    value,
    row: (table) => ({
      ...basicRow(table),
      ...shared.get(table),
      id: literal(randomUUID()),
    }),
  }
}

/** A maker of the columns of `table` that must be given, references aside. */
function basicRows(table: PgTable): () => Record<string, string> {
  const required = getTableConfig(table).columns.filter(({ notNull }) => notNull)
  const plain = plainValues(table)
  return () => ({
    ...Object.fromEntries(required.map((column) => [column.name, value(column)])),
    ...plain,
  })
}

/** What the CHECKs of `table` leave no free choice about. */
function plainValues(table: PgTable): Record<string, string> {
  const { checks, columns } = getTableConfig(table)
  const required = new Set(columns.filter(({ notNull }) => notNull).map(({ name }) => name))
  const values: Record<string, string> = {}
  for (const { name, value } of checks) {
    const rule = sqlText(value)
    if (/char_length|lower/.test(rule)) continue
    for (const [column, taken] of Object.entries(samplesOf(name, rule)?.takes[0]?.values ?? {}))
      if (required.has(column)) values[column] = taken
  }
  return values
}

function value(column: AnyPgColumn): string {
  if (column.getSQLType() === 'date') return "date '2026-01-01'"
  switch (column.dataType) {
    case 'boolean':
      return 'false'
    case 'number':
      return '1'
    case 'date':
      return "timestamptz '2026-01-01 12:00:00+00'"
    case 'json':
      return "'{}'"
    default:
      return literal(
        column.getSQLType() === 'uuid' ? randomUUID() : `probe-${randomUUID().slice(0, 13)}`,
      )
  }
}
