import { localDay } from './time'

/** What can be taken out as a file. */
export const EXPORT_KINDS = ['people', 'enrollments', 'attendance', 'activities'] as const
export type ExportKind = (typeof EXPORT_KINDS)[number]

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** A workbook is built whole, in memory; beyond so many rows there is the CSV, which is not. */
export const XLSX_ROWS_MAX = 10_000

/** `people.csv` as what it asks for; null for any other name. */
export function readExportName(name: string): { kind: ExportKind; format: ExportFormat } | null {
  const [base, extension, ...rest] = name.split('.')
  const kind = EXPORT_KINDS.find((each) => each === base)
  const format = EXPORT_FORMATS.find((each) => each === extension)
  return kind && format && rest.length === 0 ? { kind, format } : null
}

/** Where a table is taken out, of one program or (null) of all. */
export const exportPath = (kind: ExportKind, format: ExportFormat, programId: string | null) =>
  `/api/export/${kind}.${format}${programId ? `?program=${programId}` : ''}`

/** The page that says that a workbook would be too large, and offers the CSV instead. */
export const tooLargePath = (kind: ExportKind, programId: string | null) =>
  `/admin/reports/too-large?kind=${kind}${programId ? `&program=${programId}` : ''}` as const

interface NamedProgram {
  slug: string | null
  name: string
  timeZone: string
}

/** `cosecha-attendance-de-cero-a-chamba-2026-10-15`: kind, program (null = all) and its local day; ASCII only. */
export function exportBaseName(
  kind: ExportKind,
  program: NamedProgram | null,
  { now, timeZone }: { now: Date; timeZone: string },
): string {
  const slug = program && (program.slug ?? asciiName(program.name))
  const day = localDay(now, program?.timeZone ?? timeZone)
  return ['cosecha', kind, slug, day].filter(Boolean).join('-')
}

const asciiName = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
