import writeExcelFile from 'write-excel-file/node'
import { DomainError } from '../../../domain/errors'
import { XLSX_ROWS_MAX } from '../../../domain/exports'
import type { Cell, Sheet } from './sheet'

/** Text is written as text, which no spreadsheet program runs, so that it needs no guard. */
const cellOf = (cell: Cell) =>
  cell === null ? null : { value: cell, type: typeof cell === 'number' ? Number : String }

/** A sheet as a workbook with a fixed first row. Refuses FILE_TOO_LARGE beyond XLSX_ROWS_MAX rows. */
export async function writeXlsx({ columns, pages }: Sheet): Promise<Buffer> {
  const rows: ReturnType<typeof cellOf>[][] = []
  for await (const page of pages) {
    for (const row of page) rows.push(row.map(cellOf))
    if (rows.length > XLSX_ROWS_MAX) throw new DomainError('FILE_TOO_LARGE', { max: XLSX_ROWS_MAX })
  }
  const header = columns.map((column) => ({ value: column, fontWeight: 'bold' as const }))
  return writeExcelFile([header, ...rows], {
    stickyRowsCount: 1,
    columns: columns.map(() => ({ width: 20 })),
  }).toBuffer()
}
