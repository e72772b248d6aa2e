import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { type NamedQuestions, recogniseColumns } from '../../../domain/guest-export'
import { type GuestList, readGuests } from '../../../domain/guests'
import { ImportRefusal } from '../../../domain/import-refusal'

const records = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }),
)

/**
 * Reads the bytes of a Luma guest export (CSV, UTF-8 with or without BOM, any line ends).
 * Refuses (ImportRefusal) what is no such file: not UTF-8, not CSV, empty, another header.
 */
export function parseGuestExport(bytes: Uint8Array, named: NamedQuestions = {}): GuestList {
  // One kind of line end from here on: the parser counts a CRLF inside quotes as two lines.
  const text = decode(bytes).replace(/\r\n?/g, '\n')
  const [header, ...rows] = parseCsv(text)
  if (!header) throw new ImportRefusal('The file is empty.')
  const columns = recogniseColumns(header.fields, named)
  return readGuests(rows, columns, header.fields.length)
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new ImportRefusal('The file is not UTF-8 text. Export it from Luma as CSV again.')
  }
}

function parseCsv(text: string) {
  try {
    const parsed: unknown = parse(text, {
      bom: true,
      info: true,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
    })
    return records.parse(parsed).map(({ record, info }) => ({
      // The parser tells the line a record ends on.
      line: info.lines - record.join('').split('\n').length + 1,
      fields: record,
    }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new ImportRefusal(`The file is not CSV: ${error.message}.`)
  }
}
