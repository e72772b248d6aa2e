import { is, SQL } from 'drizzle-orm'
import { type AnyPgColumn, getTableConfig, IndexedColumn, PgDialect } from 'drizzle-orm/pg-core'
import { literal } from './literal'
import { SCOPE } from './scope'

const dialect = new PgDialect()

/** The SQL text of an expression of the schema; it must hold no parameters. */
export function sqlText(expression: SQL): string {
  const { sql, params } = dialect.sqlToQuery(expression)
  if (params.length > 0) throw new Error(`An expression of the schema has parameters: ${sql}`)
  return sql
}

const list = (columns: { name: string }[]) => columns.map(({ name }) => `"${name}"`).join(', ')

function defaultOf({ default: value }: AnyPgColumn): string {
  if (value === undefined) return ''
  if (is(value, SQL)) return ` default ${sqlText(value)}`
  const json = typeof value === 'object'
  return ` default ${json ? `${literal(JSON.stringify(value))}::jsonb` : literal(String(value))}`
}

const column = (it: AnyPgColumn) =>
  `"${it.name}" ${it.getSQLType()}${it.primary ? ' primary key' : ''}${defaultOf(it)}${it.notNull ? ' not null' : ''}`

/**
 * Statements that make temporary twins of the tables in scope out of the Drizzle schema. PostgreSQL itself then
 * says what the schema means, in the same words it uses for the real tables.
 */
export const expectedTables = (): string[] =>
  SCOPE.flatMap((table) => {
    const config = getTableConfig(table)
    const alter = `alter table pg_temp."${config.name}" add constraint`
    return [
      `create temporary table "${config.name}" (${config.columns.map(column).join(', ')})`,
      ...config.checks.map(({ name, value }) => `${alter} "${name}" check (${sqlText(value)})`),
      ...config.uniqueConstraints.map(
        (unique) => `${alter} "${unique.getName()}" unique (${list(unique.columns)})`,
      ),
      ...config.foreignKeys.map((key) => {
        const { columns, foreignColumns, foreignTable } = key.reference()
        const target = `pg_temp."${getTableConfig(foreignTable).name}" (${list(foreignColumns)})`
        return `${alter} "${key.getName()}" foreign key (${list(columns)}) references ${target} on delete ${key.onDelete ?? 'no action'} on update ${key.onUpdate ?? 'no action'}`
      }),
      ...config.indexes.map(({ config: index }) => {
        const keys = index.columns.map((key) => {
          if (is(key, IndexedColumn) && key.name) return { name: key.name }
          throw new Error(`The index ${index.name} is not over plain columns.`)
        })
        const where = index.where ? ` where ${sqlText(index.where)}` : ''
        return `create ${index.unique ? 'unique ' : ''}index "${index.name}" on pg_temp."${config.name}" using ${index.method ?? 'btree'} (${list(keys)})${where}`
      }),
    ]
  })
