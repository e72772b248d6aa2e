import { getTableName } from 'drizzle-orm'
import { SEED_PROGRAMS } from '../../domain/seed-programs'
import { SCOPE } from '../db/verify/scope'

/** One way a database may come to differ from the schema, and the name a report about it must hold. */
export interface Mutation {
  statements: string
  blames: string
}

// Rows would stand in the way of a narrower rule.
const NO_ROWS = 'delete from programs'

type Ask = (text: string) => Promise<Record<string, unknown>[]>

const TABLES = SCOPE.map((table) => `'public.${getTableName(table)}'::regclass`).join(', ')

/** Everything the catalogue of a migrated database holds in scope, once dropped and once changed, by kind. */
export async function readMutations(ask: Ask): Promise<Record<string, Mutation[]>> {
  const list = async (select: string, make: (row: Record<string, string>) => Mutation[]) =>
    (await ask(select)).flatMap((row) =>
      make(Object.fromEntries(Object.entries(row).map(([key, value]) => [key, `${value ?? ''}`]))),
    )

  const CONSTRAINTS = `
    select conrelid::regclass as "table", conname as name, contype as type, pg_get_constraintdef(oid) as definition
    from pg_constraint where conrelid in (${TABLES})
    -- NOT NULL of a primary key cannot be dropped.
    and not (contype = 'n' and exists (select from pg_index where indrelid = conrelid and indisprimary
      and indkey[0] = conkey[1]))`
  const COLUMNS = `
    select attrelid::regclass as "table", attname as name, attnotnull as required, atthasdef as defaulted,
      exists (select from pg_index where indrelid = attrelid and indisprimary and indkey[0] = attnum) as key
    from pg_attribute where attrelid in (${TABLES}) and attnum > 0 and not attisdropped`

  const replaced = (table = '', name = '', definition = '') =>
    `${NO_ROWS}; alter table ${table} drop constraint "${name}"; alter table ${table} add constraint "${name}" ${definition}`

  return {
    'constraints dropped': await list(CONSTRAINTS, ({ table, name = '' }) => [
      { statements: `alter table ${table} drop constraint "${name}" cascade`, blames: name },
    ]),
    'indexes dropped': await list(
      `select indexrelid::regclass as name from pg_index
       where indrelid in (${TABLES}) and not exists (select from pg_constraint where conindid = indexrelid)`,
      ({ name = '' }) => [{ statements: `drop index ${name}`, blames: name }],
    ),
    'columns dropped': await list(COLUMNS, ({ table, name }) => [
      {
        statements: `alter table ${table} drop column "${name}" cascade`,
        blames: `${table}.${name}`,
      },
    ]),
    'tables dropped': SCOPE.map(getTableName).map((table) => ({
      statements: `drop table ${table} cascade`,
      blames: `table ${table} is missing`,
    })),
    'triggers dropped and disabled': await list(
      `select tgname as name, tgrelid::regclass as "table" from pg_trigger
       where tgrelid in (${TABLES}) and not tgisinternal`,
      ({ name = '', table }) => [
        { statements: `drop trigger "${name}" on ${table}`, blames: name },
        { statements: `alter table ${table} disable trigger "${name}"`, blames: name },
      ],
    ),
    'defaults dropped': await list(COLUMNS, ({ table, name, defaulted }) =>
      defaulted === 'true'
        ? [
            {
              statements: `alter table ${table} alter column "${name}" drop default`,
              blames: `${table}.${name}`,
            },
          ]
        : [],
    ),
    'nullability changed': await list(COLUMNS, ({ table, name, required, key }) =>
      key === 'true'
        ? []
        : [
            {
              statements: `${NO_ROWS}; alter table ${table} alter column "${name}" ${required === 'true' ? 'drop' : 'set'} not null`,
              blames: `${table}.${name}`,
            },
          ],
    ),
    'delete rules changed': await list(
      CONSTRAINTS,
      ({ table, name = '', type, definition = '' }) =>
        type === 'f'
          ? [
              {
                statements: replaced(
                  table,
                  name,
                  definition.replace(/ON DELETE .*/, (rule) =>
                    rule.includes('RESTRICT') ? '' : 'ON DELETE RESTRICT',
                  ),
                ),
                blames: name,
              },
            ]
          : [],
    ),
    'rules not enforced as they were': await list(
      CONSTRAINTS,
      ({ table, name = '', type = '', definition = '' }) =>
        [
          ...('cf'.includes(type) ? [`${definition} NOT VALID`] : []),
          ...('fu'.includes(type) ? [`${definition} DEFERRABLE INITIALLY DEFERRED`] : []),
        ].map((other) => ({ statements: replaced(table, name, other), blames: name })),
    ),
    'CHECKs changed': await list(CONSTRAINTS, ({ table, name = '', type, definition = '' }) => {
      if (type !== 'c') return []
      const changes = [
        'CHECK (true)',
        definition.replace(/ARRAY\['/, "ARRAY['extra', '"),
        definition.replace(/ARRAY\['[^,]*, /, 'ARRAY['),
        definition.replace(/>= (\d+)/, (_, least) => `>= ${Number(least) + 1}`),
        definition.replace(/>= (\d+)/, (_, least) => `>= ${Number(least) - 1}`),
        definition.replace(/<= (\d+)/, (_, most) => `<= ${Number(most) + 1}`),
        definition.replace(/<= (\d+)/, (_, most) => `<= ${Number(most) - 1}`),
        definition.replace(/ (>=?) (?!\d)/, (_, operator) => (operator === '>' ? ' >= ' : ' > ')),
        definition.replace('char_length', 'octet_length'),
        definition.replace("'object'", "'array'"),
        definition.replace(/\{1,(\d+)\}/, '{1,99}'),
        definition.replace('lower(', 'upper('),
      ]
      return [...new Set(changes)]
        .filter((change) => change !== definition)
        .map((change) => ({ statements: replaced(table, name, change), blames: name }))
    }),
    // The definitions stand unchanged: only a write shows that nobody looks at them.
    'enforcement switched off': await list(CONSTRAINTS, ({ table, name = '', type }) =>
      type === 'f'
        ? [{ statements: `alter table ${table} disable trigger all`, blames: name }]
        : [],
    ),
    'seed programs deleted': SEED_PROGRAMS.map(({ slug }) => ({
      statements: `delete from programs where slug = '${slug}'`,
      blames: slug,
    })),
    'other changes': OTHER,
  }
}

const OTHER: Mutation[] = [
  ['alter table users alter column role set default $$admin$$', 'users.role'],
  ['alter table programs alter column time_zone set default $$UTC$$', 'programs.time_zone'],
  ['alter table users alter column bio set default $$x$$', 'users.bio'],
  ['alter table users alter column created_at type timestamptz(0)', 'users.created_at'],
  ['alter table applications alter column goal type varchar(280)', 'applications.goal'],
  ['alter table users alter column name type text collate "C"', 'users.name'],
  ['alter table programs add column price integer', 'programs.price'],
  [
    'alter table programs add constraint programs_extra_check check (is_active)',
    'programs_extra_check',
  ],
  ['create unique index programs_extra_index on programs (program_type)', 'programs_extra_index'],
  [
    'alter table program_enrollments drop constraint program_enrollments_user_program_unique; alter table program_enrollments add constraint program_enrollments_user_program_unique unique (user_id)',
    'program_enrollments_user_program_unique',
  ],
  ...[
    'create index applications_one_open_per_user_index on applications (user_id)',
    'create unique index applications_one_open_per_user_index on applications (user_id)',
    "create unique index applications_one_open_per_user_index on applications (user_id) where status in ('draft', 'submitted')",
  ].map((create): [string, string] => [
    `drop index applications_one_open_per_user_index; ${create}`,
    'applications_one_open_per_user_index',
  ]),
  [
    'drop index activities_starts_at_index; create index activities_starts_at_index on activities (ends_at)',
    'activities_starts_at_index',
  ],
  [
    'drop index activities_starts_at_index; create index activities_starts_at_index on activities (starts_at desc)',
    'activities_starts_at_index',
  ],
  [
    'create or replace function set_updated_at() returns trigger language plpgsql as $$ begin return new; end $$',
    'programs_set_updated_at',
  ],
  [
    'drop trigger users_set_updated_at on users; create trigger users_set_updated_at before update on users for each row execute function set_updated_at()',
    'users_set_updated_at',
  ],
  [
    'drop trigger users_set_updated_at on users; create trigger users_set_updated_at before update of name on users for each row execute function set_updated_at()',
    'users_set_updated_at',
  ],
].map(([statements = '', blames = '']) => ({ statements, blames }))
