import { z } from 'zod'
import { goal } from './goal'
import type { GuestColumns } from './guest-export'
import { parseGithubUsername, parseXUsername } from './handles'
import { countCharacters, email, isStorable, normalise } from './text'
import { isReservedEmail, NAME_MAX } from './users'

/** A row of the file: `line` is where it begins, counted from 1 as editors do. */
export interface GuestRow {
  line: number
  fields: readonly string[]
}

/** Something about one row or person that the operator must know. `about` is a value of the file or of the database. */
export interface Remark<Code extends string> {
  line: number
  email: string
  code: Code
  about?: string
}
export type NotTaken = Remark<
  'field-count' | 'not-approved' | 'not-an-email' | 'reserved-email' | 'not-a-date'
>
export type LeftOut = Remark<
  'no-github-username' | 'no-x-username' | 'goal-length' | 'unstorable' | 'name-too-long'
>

/** Everything the approved rows of one person say. `line` is the first of them. */
export interface Guest {
  line: number
  email: string
  name: string
  joinedAt: Date
  checkedInAt: Date | null
  goal: string | null
  githubUsername: string | null
  twitterUsername: string | null
  leftOut: LeftOut[]
}

export interface GuestList {
  rows: number
  /** Rows that are approved and sound; several may be one person's. */
  taken: number
  people: Guest[]
  notTaken: NotTaken[]
}

interface Approved {
  line: number
  email: string
  createdAt: Date
  checkedInAt: Date | null
  cell: (column: number | undefined) => string
}

/**
 * The people of a guest list: approved rows with a valid e-mail, one person per address whatever its capitals, their
 * rows merged. Per person the earliest times, the first name given, and per question the first acceptable answer.
 */
export function readGuests(
  rows: readonly GuestRow[],
  columns: GuestColumns,
  width: number,
): GuestList {
  const notTaken: NotTaken[] = []
  const byEmail = new Map<string, [Approved, ...Approved[]]>()
  let taken = 0
  for (const row of rows) {
    const read = readRow(row, columns, width)
    if ('code' in read) notTaken.push(read)
    else {
      taken += 1
      const others = byEmail.get(read.email)
      if (others) others.push(read)
      else byEmail.set(read.email, [read])
    }
  }
  const people = [...byEmail.values()].map((own) => mergeRows(own, columns))
  return { rows: rows.length, taken, people, notTaken }
}

function readRow(
  { line, fields }: GuestRow,
  columns: GuestColumns,
  width: number,
): Approved | NotTaken {
  const cell = (column: number | undefined) =>
    column === undefined ? '' : (fields[column] ?? '').trim()
  const typed = cell(columns.email)
  const refused = (code: NotTaken['code'], about: string) => ({ line, email: typed, code, about })
  // Before anything is read: a stray comma or quote moves every field behind it.
  if (fields.length !== width) return refused('field-count', `${fields.length} of ${width}`)
  const status = cell(columns.approvalStatus)
  if (status !== 'approved') return refused('not-approved', status)
  const address = email.safeParse(typed)
  if (!address.success) return refused('not-an-email', typed)
  if (isReservedEmail(address.data)) return refused('reserved-email', typed)
  const createdAt = parseInstant(cell(columns.createdAt))
  if (!createdAt) return refused('not-a-date', `created_at ${cell(columns.createdAt)}`)
  const checkIn = cell(columns.checkedInAt)
  const checkedInAt = checkIn === '' ? null : parseInstant(checkIn)
  if (checkIn !== '' && !checkedInAt) return refused('not-a-date', `checked_in_at ${checkIn}`)
  return { line, email: address.data, createdAt, checkedInAt, cell }
}

function mergeRows(rows: readonly [Approved, ...Approved[]], columns: GuestColumns): Guest {
  const [{ line, email: address }] = rows
  const leftOut: LeftOut[] = []
  const first = <T>(read: (row: Approved) => T | null): T | null =>
    rows.map(read).find((value) => value !== null) ?? null
  const answer = (
    question: keyof GuestColumns['questions'],
    code: LeftOut['code'],
    parse: (typed: string) => string | null,
  ) =>
    first((row) => {
      const typed = row.cell(columns.questions[question])
      if (typed === '') return null
      const value = parse(typed)
      const about = question === 'goal' ? `${countCharacters(normalise(typed))}` : typed
      if (value === null)
        leftOut.push({
          line: row.line,
          email: address,
          ...(isStorable(typed) ? { code, about } : { code: 'unstorable', about: question }),
        })
      return value
    })
  return {
    line,
    email: address,
    name: nameOf(rows, columns, leftOut),
    joinedAt: earliest(rows.map((row) => row.createdAt)) ?? rows[0].createdAt,
    checkedInAt: earliest(rows.map((row) => row.checkedInAt)),
    goal: answer('goal', 'goal-length', (typed) => goal.safeParse(typed).data ?? null),
    githubUsername: answer('github', 'no-github-username', parseGithubUsername),
    twitterUsername: answer('x', 'no-x-username', parseXUsername),
    leftOut,
  }
}

/** The first name given, else first and last name, else what stands before the @; never longer than NAME_MAX. */
function nameOf(
  rows: readonly [Approved, ...Approved[]],
  columns: GuestColumns,
  leftOut: LeftOut[],
): string {
  const [{ line, email: address }] = rows
  const tidy = (typed: string) =>
    isStorable(typed)
      ? typed
          .normalize('NFC')
          .replace(/[\s\p{Cc}]+/gu, ' ')
          .trim()
      : ''
  const whole = rows.map((row) => tidy(row.cell(columns.name)))
  const parts = rows.map((row) =>
    tidy(`${row.cell(columns.firstName)} ${row.cell(columns.lastName)}`),
  )
  const name = [...whole, ...parts].find((one) => one !== '') ?? address.replace(/@.*$/, '')
  if (countCharacters(name) <= NAME_MAX) return name
  leftOut.push({ line, email: address, code: 'name-too-long' })
  return [...name].slice(0, NAME_MAX).join('').trim()
}

const earliest = (instants: readonly (Date | null)[]): Date | null =>
  instants.filter((instant) => instant !== null).sort((a, b) => a.getTime() - b.getTime())[0] ??
  null

/** A point in time with its offset, as Luma writes them (`2026-09-05T16:42:00.000Z`); null for anything else. */
function parseInstant(typed: string): Date | null {
  const parsed = z.iso.datetime({ offset: true }).safeParse(typed.replace(' ', 'T'))
  if (!parsed.success) return null
  const instant = new Date(parsed.data)
  return instant.getUTCFullYear() >= 1970 ? instant : null
}
