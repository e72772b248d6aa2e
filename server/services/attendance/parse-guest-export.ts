import { CsvError } from 'csv-parse/sync'
import { type NamedQuestions, recogniseColumns } from '../../../domain/guest-export'
import { type GuestList, readGuests } from '../../../domain/guests'
import { ImportRefusal } from '../../../domain/import-refusal'
import { parseCsv } from './parse-csv'

/**
 * Reads the bytes of a Luma guest export (CSV, UTF-8 with or without BOM, any line ends).
 * Refuses (ImportRefusal) what is no such file: not UTF-8, not CSV, empty, another header.
 */
export function parseGuestExport(bytes: Uint8Array, named: NamedQuestions = {}): GuestList {
  const [header, ...rows] = parse(decode(bytes))
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

function parse(text: string) {
  try {
    return parseCsv(text)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new ImportRefusal(`The file is not CSV: ${error.message}.`)
  }
}
