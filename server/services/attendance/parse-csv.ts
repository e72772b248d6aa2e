import { parse } from 'csv-parse/sync'
import { z } from 'zod'

const records = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }),
)

/**
 * The rows of a CSV text (with or without BOM, any line ends), each with the line it begins on. Empty lines are left out;
 * rows may differ in length. Throws csv-parse's CsvError for what is no CSV.
 */
export function parseCsv(text: string, delimiter = ','): { line: number; fields: string[] }[] {
  // One kind of line end from here on: the parser counts a CRLF inside quotes as two lines.
  const parsed: unknown = parse(text.replace(/\r\n?/g, '\n'), {
    bom: true,
    delimiter,
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
}
