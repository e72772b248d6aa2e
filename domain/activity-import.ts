import { z } from 'zod'
import type { ActivityKind, ActivityStatus } from './activities'
import {
  type ActivityColumn,
  type ActivityRow,
  type Cells,
  IMPORT_CHARACTERS_MAX,
  type RowProblem,
  readActivityRow,
} from './activity-file'
import { changeTimes, readTimes } from './activity-forms'
import { exactTime, isTimeOf } from './local-time'
import { DEFAULT_TIME_ZONE } from './programs'
import { normalise } from './text'

/** An activity as it is, and in which programs (by id) it is required or not. */
export interface StoredActivity {
  id: string
  title: string
  description: string | null
  kind: ActivityKind
  status: ActivityStatus
  startsAt: Date
  endsAt: Date
  timeZone: string
  location: string | null
  link: string | null
  programs: Readonly<Record<string, boolean>>
}

export interface StoredProgram {
  id: string
  name: string
  slug: string | null
  timeZone: string
}

/** What a row would do. `changes` in the words of the file; a new activity has none. */
export interface PlannedRow {
  line: number
  outcome: 'new' | 'changed' | 'same' | 'problem'
  activityId: string | null
  title: string
  changes: { column: ActivityColumn; from: string; to: string }[]
  problems: RowProblem[]
  write: PlannedWrite | null
}

export interface PlannedWrite {
  activityId: string | null
  facts: Omit<StoredActivity, 'id' | 'programs'>
  link: { programId: string; isRequired: boolean } | null
}

export interface NumberedCells {
  line: number
  cells: Cells
  /** Whether the row has as many cells as the header. */
  isWhole: boolean
}

/**
 * What each row of a file would do to what is stored: a row with an id changes that activity, one without changes the
 * activity of the same program, kind, title and start, else adds one. What the file does not say stays; nothing is
 * unlinked or deleted. Cancelling and restoring tell people, so they are no matter for a file.
 */
export function planImport(
  rows: readonly NumberedCells[],
  stored: { activities: readonly StoredActivity[]; programs: readonly StoredProgram[] },
): PlannedRow[] {
  const seen = new Map<string, { facts: string; programs: Set<string> }>()
  return rows.map(({ line, cells, isWhole }) => {
    const { row, problems } = readActivityRow(cells)
    if (!isWhole) problems.push({ column: null, code: 'other-cells' })
    const program = findProgram(row, stored.programs, problems)
    const before = findActivity(row, program, stored.activities, problems)
    const isLost = problems.some(({ column }) => column === 'id')
    const facts = before
      ? changed(before, row, problems)
      : isLost
        ? null
        : added(row, program, problems)
    const planned = {
      line,
      activityId: before?.id ?? null,
      title: row.title ?? before?.title ?? '',
    }
    if (facts && problems.length === 0) refuseRepeats(seen, { before, facts, program }, problems)
    if (!facts || problems.length > 0)
      return { ...planned, outcome: 'problem', changes: [], problems, write: null }
    const linked = program && before?.programs[program.id]
    const isRequired = row.isRequired ?? linked ?? true
    const write = {
      activityId: before?.id ?? null,
      facts,
      link: program && { programId: program.id, isRequired },
    }
    if (!before) return { ...planned, outcome: 'new', changes: [], problems, write }
    const changes = differences(before, facts)
    if (program && linked === undefined)
      changes.push({ column: 'program', from: '', to: program.name })
    else if (program && linked !== isRequired)
      changes.push({ column: 'required', from: yesOrNo(!isRequired), to: yesOrNo(isRequired) })
    return {
      ...planned,
      outcome: changes.length > 0 ? 'changed' : 'same',
      changes,
      problems,
      write,
    }
  })
}

export const yesOrNo = (value: boolean): string => (value ? 'yes' : 'no')

function findProgram(
  { program: wanted }: ActivityRow,
  programs: readonly StoredProgram[],
  problems: RowProblem[],
): StoredProgram | null {
  if (wanted === undefined) return null
  const found =
    programs.find(({ name }) => name === wanted) ?? programs.find(({ slug }) => slug === wanted)
  if (!found) problems.push({ column: 'program', code: 'unknown-program' })
  return found ?? null
}

function findActivity(
  row: ActivityRow,
  program: StoredProgram | null,
  activities: readonly StoredActivity[],
  problems: RowProblem[],
): StoredActivity | null {
  if (row.id !== undefined) {
    const found = activities.find(({ id }) => id === row.id)
    if (!found) problems.push({ column: 'id', code: 'unknown-id' })
    return found ?? null
  }
  const alike = activities.find(
    (one) =>
      one.title === row.title &&
      one.kind === row.kind &&
      one.status !== 'cancelled' &&
      row.startsLocal !== undefined &&
      isTimeOf(row.startsLocal, one.startsAt, one.timeZone) &&
      (program ? program.id in one.programs : Object.keys(one.programs).length === 0),
  )
  return alike ?? null
}

type Facts = PlannedWrite['facts']

function added(
  row: ActivityRow,
  program: StoredProgram | null,
  problems: RowProblem[],
): Facts | null {
  const { title, kind, startsLocal, endsLocal, status = 'scheduled' } = row
  const needed = { title, kind, starts_at_local: startsLocal, ends_at_local: endsLocal }
  for (const column of ['title', 'kind', 'starts_at_local', 'ends_at_local'] as const)
    if (needed[column] === undefined && !problems.some((problem) => problem.column === column))
      problems.push({ column, code: 'required' })
  if (status === 'cancelled') problems.push({ column: 'status', code: 'cancel-elsewhere' })
  if (!title || !kind || !startsLocal || !endsLocal) return null
  const timeZone = row.timeZone ?? program?.timeZone ?? DEFAULT_TIME_ZONE
  const times = readTimes({ startsLocal, endsLocal, timeZone })
  if ('message' in times) {
    problems.push({ column: columnOf(times.field), code: times.message })
    return null
  }
  const { description = null, location = null, link = null } = row
  return { title, kind, status, description, location, link, timeZone, ...times }
}

function changed(before: StoredActivity, row: ActivityRow, problems: RowProblem[]): Facts | null {
  const { startsLocal, endsLocal, timeZone, status = before.status } = row
  if (row.kind !== undefined && row.kind !== before.kind)
    problems.push({ column: 'kind', code: 'other-kind' })
  if (status !== before.status && (status === 'cancelled' || before.status === 'cancelled'))
    problems.push({ column: 'status', code: 'cancel-elsewhere' })
  const times = changeTimes(before, { startsLocal, endsLocal, timeZone })
  if ('message' in times) {
    problems.push({ column: columnOf(times.field), code: times.message })
    return null
  }
  const texts = {
    title: row.title !== undefined && isOther(before.title, row.title) ? row.title : before.title,
    description: isOther(before.description, row.description)
      ? row.description
      : before.description,
    location: isOther(before.location, row.location) ? row.location : before.location,
    link: isOther(before.link, row.link) ? row.link : before.link,
  }
  return { ...texts, kind: before.kind, status, ...times }
}

/** Whether a file says something else than what is stored; stored before everything was normalised is no difference. */
const isOther = <T extends string | null>(before: T, said: T | undefined): said is T =>
  said !== undefined && normalise(before ?? '') !== (said ?? '')

const columnOf = (field: 'startsLocal' | 'endsLocal') =>
  field === 'startsLocal' ? 'starts_at_local' : 'ends_at_local'

/** One activity may have a row for each of its programs; they must say the same about it. */
function refuseRepeats(
  seen: Map<string, { facts: string; programs: Set<string> }>,
  {
    before,
    facts,
    program,
  }: { before: StoredActivity | null; facts: Facts; program: StoredProgram | null },
  problems: RowProblem[],
): void {
  const same = [facts.title, facts.kind, facts.startsAt.toISOString(), program?.id]
  const key = before?.id ?? JSON.stringify(same)
  const earlier = seen.get(key)
  const said = JSON.stringify(facts)
  const where = program?.id ?? ''
  if (!earlier) {
    seen.set(key, { facts: said, programs: new Set([where]) })
    return
  }
  if (earlier.programs.has(where)) problems.push({ column: null, code: 'row-twice' })
  else if (earlier.facts !== said) problems.push({ column: null, code: 'rows-differ' })
  earlier.programs.add(where)
}

/** The facts of an activity in the words of a file. */
export const activityCells = (facts: Facts) => ({
  title: facts.title,
  kind: facts.kind,
  starts_at_local: exactTime(facts.startsAt, facts.timeZone),
  ends_at_local: exactTime(facts.endsAt, facts.timeZone),
  time_zone: facts.timeZone,
  location: facts.location ?? '',
  link: facts.link ?? '',
  status: facts.status,
  description: facts.description ?? '',
})

function differences(before: StoredActivity, facts: Facts): PlannedRow['changes'] {
  const [from, to] = [activityCells(before), activityCells(facts)]
  return (Object.keys(from) as (keyof typeof from)[]).flatMap((column) =>
    from[column] === to[column] ? [] : [{ column, from: from[column], to: to[column] }],
  )
}

const content = z.string().min(1).max(IMPORT_CHARACTERS_MAX, { message: 'too-long' })

export const previewImportInput = z.object({ content }).strict()
export type PreviewImportInput = z.infer<typeof previewImportInput>

/** `hash` is that of the preview: what is applied is what was shown, or nothing. */
export const applyImportInput = z
  .object({ content, hash: z.string().regex(/^[0-9a-f]{64}$/) })
  .strict()
export type ApplyImportInput = z.infer<typeof applyImportInput>
