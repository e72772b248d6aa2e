import { getTableName } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../client'
import { literal } from './literal'
import { rows } from './rows'
import { SCOPE } from './scope'

const KINDS = ['table', 'column', 'constraint', 'not null', 'index'] as const

const part = z.object({
  kind: z.enum(KINDS),
  table: z.string(),
  name: z.string(),
  definition: z.string(),
  /** Whether it refuses writes, so that one the schema does not know would be a rule of its own. */
  binding: z.boolean(),
})

/** A part of a table, by the name people call it and with all that matters of it as text. */
export type Part = z.infer<typeof part>

/**
 * What the tables in scope consist of in the schema `namespace` (an SQL expression giving its oid), as PostgreSQL
 * prints it. Names of schemas are left out, so that two of them can be compared.
 */
export function readParts(db: Db, namespace: string): Promise<Part[]> {
  const tables = SCOPE.map((table) => literal(getTableName(table))).join(', ')
  return rows(
    db,
    `
    with scope as (
      select oid, relname from pg_class
      where relnamespace = ${namespace} and relkind in ('r', 'p') and relname in (${tables})
    )
    select 'table' as kind, relname as "table", relname as name, '' as definition, false as binding from scope
    union all
    select 'column', relname, relname || '.' || attname, concat_ws(' ',
        format_type(atttypid, atttypmod),
        case when attcollation <> typcollation then 'collate ' || attcollation::regcollation end,
        case when attnotnull then 'not null' end,
        case when attgenerated <> '' then 'generated' when attidentity <> '' then 'identity' end,
        'default ' || pg_get_expr(adbin, adrelid)), true
      from scope
      join pg_attribute on attrelid = scope.oid and attnum > 0 and not attisdropped
      join pg_type on pg_type.oid = atttypid
      left join pg_attrdef on adrelid = attrelid and adnum = attnum
    union all
    select 'constraint', relname, conname,
        regexp_replace(pg_get_constraintdef(pg_constraint.oid), ' REFERENCES [^ (]+\\.', ' REFERENCES '), true
      from scope join pg_constraint on conrelid = scope.oid where contype in ('c', 'f', 'p', 'u', 'x')
    union all
    -- PostgreSQL 18 keeps NOT NULL as constraints (named like this unless renamed), earlier ones do not.
    select 'not null', relname, relname || '_' || attname || '_not_null', pg_get_constraintdef(pg_constraint.oid), true
      from scope
      join pg_constraint on conrelid = scope.oid and contype = 'n'
      join pg_attribute on attrelid = scope.oid and attnum = conkey[1]
    union all
    select 'index', scope.relname, indexes.relname, concat_ws(' ',
        regexp_replace(pg_get_indexdef(indexrelid), ' ON (ONLY )?[^ ]+\\.', ' ON '),
        case when not indisvalid then 'not valid' end), indisunique
      from scope join pg_index on indrelid = scope.oid join pg_class indexes on indexes.oid = indexrelid`,
    part,
  )
}
