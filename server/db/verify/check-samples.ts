import { literal } from './literal'

/** SQL expressions by column name. */
export type Values = Readonly<Record<string, string>>

export interface Sample {
  values: Values
  /** A SQLSTATE that refuses the sample just as well as the CHECK by name. */
  orState?: string
}

/** Values a CHECK must take and values it must refuse. */
export interface Samples {
  takes: readonly Sample[]
  refuses: readonly Sample[]
}

const NOON = "timestamptz '2026-01-01 12:00:00+00'"
const EARLIER = "timestamptz '2026-01-01 11:59:59+00'"
const LATER = "timestamptz '2026-01-01 12:00:01+00'"
const STRING_TOO_LONG = '22001'
const UNKNOWN_ZONE = '22023'

/** `length` characters, each four bytes long and hardly ever used: counted in bytes or UTF-16 they would be more. */
export const characters = (length: number) =>
  Array.from({ length }, () =>
    String.fromCodePoint(0x2_0000 + Math.floor(Math.random() * 40_000)),
  ).join('')

const samples = (column: string, takes: string[], refuses: string[], orState?: string): Samples => {
  const sample = (value: string) => ({ values: { [column]: value }, ...(orState && { orState }) })
  return { takes: takes.map(sample), refuses: refuses.map(sample) }
}
const texts = (column: string, takes: string[], refuses: string[]) =>
  samples(column, takes.map(literal), refuses.map(literal))

/** Rules written as a pattern or a function: nothing can be read off their text, so their samples stand here. */
const BY_NAME: Readonly<Record<string, Samples>> = {
  users_email_lower_check: texts('email', ['probe@example.com'], ['Probe@example.com']),
  applications_github_username_check: texts(
    'github_username',
    ['a', 'a-1', 'x'.repeat(39)],
    ['', '-a', 'a-', 'a--b', 'A', 'a_b', '@a', 'x'.repeat(40)],
  ),
  applications_twitter_username_check: texts(
    'twitter_username',
    ['a', '_', 'x'.repeat(15)],
    ['', 'A', 'a-b', '@a', 'x'.repeat(16)],
  ),
  programs_slug_check: texts(
    'slug',
    ['probe-1-2', 'x'.repeat(100)],
    ['', '-a', 'a-', 'a--b', 'A', 'a b', 'x'.repeat(101)],
  ),
}

type Reader = [form: RegExp, read: (...groups: string[]) => Samples]

/** The forms of CHECK the schema uses, and what each takes and refuses at its edges. */
const FORMS: readonly Reader[] = [
  [
    /^"(\w+)" in \(('\w+'(?:, '\w+')*)\)$/,
    (column = '', values = '') => samples(column, values.split(', '), ["'probe'", "''"]),
  ],
  [
    /^(?:"\w+" is null or \()?char_length\("(\w+)"\) between (\d+) and (\d+)\)?$/,
    (column = '', min = '', max = '') => {
      const of = (length: number) => literal(characters(length))
      const edges = samples(
        column,
        [of(Number(min)), of(Number(max))],
        [of(Number(min) - 1), of(Number(max) + 1)],
      )
      // A varchar of the same length refuses it before the CHECK does.
      return { ...edges, refuses: edges.refuses.map((it) => ({ ...it, orState: STRING_TOO_LONG })) }
    },
  ],
  [
    /^"(\w+)" (>=?) "(\w+)"$/,
    (later = '', operator = '', earlier = '') => {
      const pair = (value: string) => ({ values: { [earlier]: NOON, [later]: value } })
      return operator === '>='
        ? { takes: [pair(NOON), pair(LATER)], refuses: [pair(EARLIER)] }
        : { takes: [pair(LATER)], refuses: [pair(NOON), pair(EARLIER)] }
    },
  ],
  [
    /^"(\w+)" >= (\d+)$/,
    (column = '', min = '') => samples(column, [min], [String(Number(min) - 1)]),
  ],
  [
    /^jsonb_typeof\("(\w+)"\) = 'object'$/,
    (column = '') => samples(column, ["'{}'"], ["'[]'", "'1'", "'null'"]),
  ],
  [
    /^jsonb_typeof\("(\w+)"\) = 'array'$/,
    (column = '') => samples(column, ["'[]'"], ["'{}'", "'1'", "'null'"]),
  ],
  [
    /^timezone\("(\w+)", /,
    (column = '') =>
      samples(column, ["'America/Mexico_City'", "'UTC'"], ["'Nowhere/Else'"], UNKNOWN_ZONE),
  ],
]

/** Samples at the edges of the CHECK `name` with the text `rule`; undefined for a form that is not known here. */
export function samplesOf(name: string, rule: string): Samples | undefined {
  const known = BY_NAME[name]
  if (known) return known
  for (const [form, read] of FORMS) {
    const match = form.exec(rule)
    if (match) return read(...match.slice(1))
  }
  return undefined
}
