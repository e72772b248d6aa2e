import { stringify } from 'csv-stringify/sync'
import { guardCell } from '../../../domain/spreadsheet'
import type { Cell, Sheet } from './sheet'

const BOM = '\uFEFF'

const guard = (cell: Cell): Cell => (typeof cell === 'string' ? guardCell(cell) : cell)

const lines = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => row.map(guard)),
    // By itself it puts quotes around the record delimiter only, not around a line break of another kind.
    { record_delimiter: '\r\n', quoted_match: /[\r\n]/ },
  )

/**
 * A sheet as CSV, a page at a time: UTF-8 with BOM (spreadsheet programs read accents by it), CRLF, and nothing a
 * spreadsheet program would run as a formula.
 */
export async function* writeCsv({ columns, pages }: Sheet): AsyncGenerator<string> {
  yield BOM + lines([columns])
  for await (const page of pages) yield lines(page)
}
