import type { Part } from './catalogue'

const title = ({ kind, name, table }: Part) =>
  kind === 'table' || kind === 'column' ? `${kind} ${name}` : `${kind} ${name} on ${table}`

/** What of `expected` is missing in `actual` or different there, and which rules `actual` has beyond it. */
export function compareParts(expected: Part[], actual: Part[]): string[] {
  const key = (part: Part) => `${part.kind} ${part.table} ${part.name}`
  const found = new Map(actual.map((part) => [key(part), part]))
  const tables = new Set(actual.filter(({ kind }) => kind === 'table').map(({ name }) => name))
  const wanted = new Set(expected.map(key))
  const problems: string[] = []
  for (const part of expected) {
    // A missing table is said once, not once more for each of its parts.
    if (part.kind !== 'table' && !tables.has(part.table)) continue
    const other = found.get(key(part))
    if (!other) problems.push(`${title(part)} is missing`)
    else if (other.definition !== part.definition)
      problems.push(`${title(part)} is "${other.definition}", expected "${part.definition}"`)
  }
  for (const part of actual)
    if (part.binding && !wanted.has(key(part)))
      problems.push(`${title(part)} is not in the schema ("${part.definition}")`)
  return problems
}
