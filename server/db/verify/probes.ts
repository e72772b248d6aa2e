import { randomUUID } from 'node:crypto'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import { samplesOf, type Values } from './check-samples'
import { sqlText } from './expected-tables'
import { literal } from './literal'
import { insert, real, type SampleRows } from './sample-rows'

/** Statements to try, and what the database must answer: a question's answer, or a refusal. */
export interface Probe {
  /** What is at stake, by the name of its rule. */
  rule: string
  /** What was tried, for the report. */
  tried: string
  statements: string[]
  /** Asked after the statements; without it the answer is `taken`. */
  question?: string
  /** Answers that are right: `taken`, the question's answer, or SQLSTATE and name of the rule that refused. */
  right: string[]
}

const NOT_NULL = '23502'
const FOREIGN_KEY = '23503'
const UNIQUE = '23505'
const CHECK = '23514'
/** How ON DELETE RESTRICT refuses: up to PostgreSQL 17 the first, from 18 on the second. */
const RESTRICT = [FOREIGN_KEY, '23001']

/** Everything to try on `table`: writes each of its rules must take or refuse. */
export const probesOf = (table: PgTable, rows: SampleRows): Probe[] => [
  plain(table, rows),
  ...notNulls(table, rows),
  ...uniques(table, rows),
  ...foreignKeys(table, rows),
  ...checks(table, rows),
  ...updatedAt(table, rows),
]

const plain = (table: PgTable, rows: SampleRows): Probe => ({
  rule: `table ${getTableConfig(table).name}`,
  tried: 'a row that breaks no rule',
  statements: [insert(table, rows.row(table))],
  right: ['taken'],
})

const notNulls = (table: PgTable, rows: SampleRows): Probe[] => {
  const { name, columns } = getTableConfig(table)
  return columns
    .filter(({ notNull }) => notNull)
    .map((column) => ({
      rule: `not null ${name}_${column.name}_not_null on ${name}`,
      tried: `NULL in ${column.name}`,
      statements: [insert(table, { ...rows.row(table), [column.name]: 'null' })],
      right: [`${NOT_NULL} ${column.name}`],
    }))
}

const uniques = (table: PgTable, rows: SampleRows): Probe[] => {
  const { name, columns, uniqueConstraints, indexes } = getTableConfig(table)
  const keys = [
    ...columns
      .filter(({ primary }) => primary)
      .map((it) => ({ key: `${name}_pkey`, names: [it.name] })),
    ...uniqueConstraints.map((it) => ({
      key: it.getName() ?? '',
      names: it.columns.map((c) => c.name),
    })),
    ...indexes
      .filter(({ config }) => config.unique)
      .map(({ config }) => ({
        key: config.name ?? '',
        names: config.columns.map((it) => ('name' in it ? String(it.name) : '')),
      })),
  ]
  return keys.map(({ key, names }) => {
    const row = rows.row(table)
    const same: Values = Object.fromEntries(
      columns
        .filter((column) => names.includes(column.name))
        .map((column) => [column.name, row[column.name] ?? rows.value(column)]),
    )
    return {
      rule: `unique ${key} on ${name}`,
      tried: `the same ${names.join(', ')} twice`,
      statements: [
        insert(table, { ...row, ...same }),
        insert(table, { ...rows.row(table), ...same }),
      ],
      right: [`${UNIQUE} ${key}`],
    }
  })
}

const foreignKeys = (table: PgTable, rows: SampleRows): Probe[] => {
  const { name, foreignKeys: keys } = getTableConfig(table)
  return keys.flatMap((key) => {
    const rule = `foreign key ${key.getName()} on ${name}`
    const { columns, foreignTable } = key.reference()
    const column = columns[0]?.name ?? ''
    const row = rows.row(table)
    const found = `from ${real(table)} where id = ${row.id}`
    const outcomes: Partial<Record<string, Pick<Probe, 'question' | 'right'>>> = {
      cascade: { question: `select count(*)::text ${found}`, right: ['0'] },
      'set null': {
        question: `select coalesce("${column}"::text, 'null') ${found}`,
        right: ['null'],
      },
      restrict: { right: RESTRICT.map((state) => `${state} ${key.getName()}`) },
    }
    const outcome = outcomes[key.onDelete ?? 'no action']
    const stray = { ...rows.row(table), [column]: literal(randomUUID()) }
    const probes: Probe[] = [
      {
        rule,
        tried: `a ${column} that does not exist`,
        statements: [insert(table, stray)],
        right: [`${FOREIGN_KEY} ${key.getName()}`],
      },
    ]
    if (!outcome) throw new Error(`${key.getName()} has no delete rule a probe is known for.`)
    probes.push({
      rule,
      tried: `deleting the ${getTableConfig(foreignTable).name} row (${key.onDelete})`,
      statements: [
        insert(table, row),
        `delete from ${real(foreignTable)} where id = ${row[column]}`,
      ],
      ...outcome,
    })
    return probes
  })
}

const checks = (table: PgTable, rows: SampleRows): Probe[] => {
  const { name, checks: rules } = getTableConfig(table)
  return rules.flatMap((check) => {
    const samples = samplesOf(check.name, sqlText(check.value))
    if (!samples)
      throw new Error(`No sample is known for ${check.name}: add one to check-samples.ts.`)
    const probe = (values: Values, right: string[]): Probe => ({
      rule: `CHECK ${check.name} on ${name}`,
      tried: Object.entries(values).map(describe).join(', '),
      statements: [insert(table, { ...rows.row(table), ...values })],
      right,
    })
    return [
      ...samples.takes.map(({ values }) => probe(values, ['taken'])),
      ...samples.refuses.map(({ values, orState }) =>
        probe(values, [`${CHECK} ${check.name}`, ...(orState ? [`${orState} `] : [])]),
      ),
    ]
  })
}

function describe([column, value]: [string, string]): string {
  const length = [...value].length - 2
  return length > 40 || /[^\x20-\x7e]/.test(value)
    ? `${length} characters in ${column}`
    : `${column} = ${value}`
}

const updatedAt = (table: PgTable, rows: SampleRows): Probe[] => {
  const { name, columns } = getTableConfig(table)
  if (!columns.some((column) => column.name === 'updated_at')) return []
  const row = { ...rows.row(table), updated_at: "timestamptz '2000-01-01 00:00:00+00'" }
  const update = (set: string) => [
    insert(table, row),
    `update ${real(table)} set ${set} where id = ${row.id}`,
  ]
  const question = `select (updated_at > '2001-01-01')::text from ${real(table)} where id = ${row.id}`
  const rule = `trigger ${name}_set_updated_at on ${name}`
  return [
    {
      rule,
      tried: 'a change that keeps updated_at',
      statements: update(`metadata = '{"probe": 1}', updated_at = updated_at`),
      question,
      right: ['true'],
    },
    {
      rule,
      tried: 'an update that changes nothing',
      statements: update('metadata = metadata'),
      question,
      right: ['false'],
    },
  ]
}
