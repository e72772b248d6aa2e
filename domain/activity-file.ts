import { z } from 'zod'
import {
  ACTIVITY_KINDS,
  ACTIVITY_STATUSES,
  type ActivityKind,
  type ActivityStatus,
} from './activities'
import { activityTexts } from './activity-forms'
import { unguardCell } from './spreadsheet'
import { normalise } from './text'
import { isDay } from './time'
import { isTimeZone } from './time-zones'

/** The columns of activities as a file, going out and coming in: one row for each activity and program it is part of. */
export const ACTIVITY_COLUMNS = [
  'id',
  'title',
  'kind',
  'starts_at_local',
  'ends_at_local',
  'time_zone',
  'location',
  'link',
  'status',
  'required',
  'program',
  'description',
] as const
export type ActivityColumn = (typeof ACTIVITY_COLUMNS)[number]

/** As many rows as one file brings, and as many characters. */
export const IMPORT_ROWS_MAX = 2000
export const IMPORT_CHARACTERS_MAX = 900_000

/** Why a cell, or a row as a whole (`column` null), is not taken. */
export const ROW_PROBLEMS = [
  'required',
  'too-long',
  'unstorable',
  'not-an-id',
  'unknown-id',
  'not-a-kind',
  'other-kind',
  'not-a-time',
  'no-such-time',
  'before-start',
  'not-a-time-zone',
  'not-a-link',
  'not-a-status',
  'cancel-elsewhere',
  'not-yes-or-no',
  'unknown-program',
  'other-cells',
  'rows-differ',
  'row-twice',
] as const
export type RowProblem = { column: ActivityColumn | null; code: (typeof ROW_PROBLEMS)[number] }

/** What a row says. Undefined: the file does not say; null: it says that there is none. Times may have an offset. */
export interface ActivityRow {
  id?: string
  title?: string
  kind?: ActivityKind
  startsLocal?: string
  endsLocal?: string
  timeZone?: string
  location?: string | null
  link?: string | null
  status?: ActivityStatus
  isRequired?: boolean
  program?: string
  description?: string | null
}

export type Cells = Partial<Record<ActivityColumn, string>>

const YES = new Set(['yes', 'true', '1', 'sí', 'si', 'x'])
const NO = new Set(['no', 'false', '0'])
const LOCAL = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2})? ?([+-]\d{2}:\d{2})?$/

/** Reads the cells of one row, guards against formulas taken off. What is wrong is in `problems`, a line for a cell. */
export function readActivityRow(cells: Cells): { row: ActivityRow; problems: RowProblem[] } {
  const problems: RowProblem[] = []
  const refuse = (column: ActivityColumn, code: RowProblem['code']) => {
    problems.push({ column, code })
    return undefined
  }
  const cell = (column: ActivityColumn) => {
    const text = cells[column]
    return text === undefined ? undefined : normalise(unguardCell(text))
  }
  /** A cell that says something, read by `read`; blank is as good as not there. */
  const filled = <T>(
    column: ActivityColumn,
    read: (text: string) => T | undefined,
    code: RowProblem['code'],
  ): T | undefined => {
    const text = cell(column)
    return text ? (read(text) ?? refuse(column, code)) : undefined
  }
  /** A text that may be none. */
  const free = (column: ActivityColumn, schema: z.ZodType<string | null>) => {
    const text = cell(column)
    if (text === undefined) return undefined
    const parsed = schema.safeParse(text)
    return parsed.success ? parsed.data : refuse(column, codeOf(parsed.error))
  }
  const oneOf =
    <T extends string>(values: readonly T[]) =>
    (text: string) =>
      values.find((value) => value === text.toLowerCase())

  const title = cell('title')
  const read = title ? activityTexts.title.safeParse(title) : null
  const row = {
    id: filled('id', (text) => z.uuid().safeParse(text.toLowerCase()).data, 'not-an-id'),
    title: read?.success === false ? refuse('title', codeOf(read.error)) : read?.data,
    kind: filled('kind', oneOf(ACTIVITY_KINDS), 'not-a-kind'),
    startsLocal: filled('starts_at_local', readLocal, 'not-a-time'),
    endsLocal: filled('ends_at_local', readLocal, 'not-a-time'),
    timeZone: filled(
      'time_zone',
      (text) => (isTimeZone(text) ? text : undefined),
      'not-a-time-zone',
    ),
    location: free('location', activityTexts.location),
    link: free('link', activityTexts.link),
    status: filled('status', oneOf(ACTIVITY_STATUSES), 'not-a-status'),
    isRequired: filled('required', readYesOrNo, 'not-yes-or-no'),
    program: filled('program', (text) => text, 'unknown-program'),
    description: free('description', activityTexts.description),
  }
  return { row: withoutUndefined(row), problems }
}

const readLocal = (text: string): string | undefined => {
  const [, day = '', time = '', offset = ''] = LOCAL.exec(text) ?? []
  return isDay(day) && /^([01]\d|2[0-3]):[0-5]\d$/.test(time)
    ? `${day}T${time}${offset}`
    : undefined
}

const readYesOrNo = (text: string): boolean | undefined => {
  const word = text.toLowerCase()
  return YES.has(word) ? true : NO.has(word) ? false : undefined
}

const codeOf = (error: z.ZodError): RowProblem['code'] => {
  const { message } = error.issues[0] ?? {}
  return ROW_PROBLEMS.find((code) => code === message) ?? 'unstorable'
}

const withoutUndefined = (
  row: { [K in keyof Required<ActivityRow>]: ActivityRow[K] },
): ActivityRow => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))
