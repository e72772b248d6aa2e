import { CsvError } from 'csv-parse/sync'
import {
  ACTIVITY_COLUMNS,
  type ActivityColumn,
  IMPORT_ROWS_MAX,
} from '../../../domain/activity-file'
import type { NumberedCells } from '../../../domain/activity-import'
import { DomainError } from '../../../domain/errors'
import { parseCsv } from './parse-csv'

/** A new activity cannot do without these; a file with ids may. */
const NEEDED = ['title', 'kind', 'starts_at_local', 'ends_at_local'] as const

/**
 * The rows of a file of activities: CSV with `,`, `;` or tab between cells, its columns in any order and case. `ignored`:
 * headings nobody knows. Refuses FILE_UNREADABLE: no CSV, a column twice or missing, no row, or too many.
 */
export function readActivityFile(content: string): { rows: NumberedCells[]; ignored: string[] } {
  const [header, ...records] = parse(content)
  if (!header || records.length === 0) throw new DomainError('FILE_UNREADABLE', { why: 'empty' })
  if (records.length > IMPORT_ROWS_MAX)
    throw new DomainError('FILE_UNREADABLE', { why: 'too-many', max: IMPORT_ROWS_MAX })
  const headings = header.fields.map((heading) => heading.trim().toLowerCase().replace(/\s+/g, '_'))
  const twice = headings.find((heading, at) => heading && headings.indexOf(heading) !== at)
  if (twice) throw new DomainError('FILE_UNREADABLE', { why: 'column-twice', column: twice })
  const missing = NEEDED.filter((column) => !headings.includes(column))
  if (missing.length > 0 && !headings.includes('id'))
    throw new DomainError('FILE_UNREADABLE', { why: 'no-column', column: missing.join(', ') })
  const rows = records.map(({ line, fields }) => ({
    line,
    cells: Object.fromEntries(
      headings.flatMap((heading, at) => (isColumn(heading) ? [[heading, fields[at] ?? '']] : [])),
    ),
    isWhole: fields.length === headings.length,
  }))
  return { rows, ignored: headings.filter((heading) => heading && !isColumn(heading)) }
}

const isColumn = (heading: string): heading is ActivityColumn =>
  ACTIVITY_COLUMNS.some((column) => column === heading)

function parse(content: string) {
  const [firstLine = ''] = content.split(/[\r\n]/, 1)
  const delimiter = [';', '\t'].find((one) => firstLine.includes(one)) ?? ','
  try {
    return parseCsv(content, delimiter)
  } catch (error) {
    if (error instanceof CsvError) throw new DomainError('FILE_UNREADABLE', { why: 'no-csv' })
    throw error
  }
}
