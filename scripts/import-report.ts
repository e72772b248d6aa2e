import { GOAL_MAX, GOAL_MIN } from '../domain/goal'
import type { GuestList, LeftOut, NotTaken, Remark } from '../domain/guests'
import { NAME_MAX } from '../domain/users'
import type { ImportResult, PersonRemark } from '../server/services/attendance/import-people'

type Wording<R extends Remark<string>> = Record<R['code'], (about: string) => string>

const NOT_TAKEN: Wording<NotTaken> = {
  'field-count': (about) => `has ${about} fields`,
  'not-approved': (about) => `approval_status is ${about}`,
  'not-an-email': () => 'not a valid e-mail',
  'reserved-email': () => 'an address of the system',
  'not-a-date': (about) => `no date in ${about}`,
}

const PERSON: Wording<PersonRemark> = {
  'is-the-marker': () => 'not taken: nobody decides or marks for themselves',
  'running-cohort': (about) => `not taken: in a running cohort, ${about}`,
  'already-enrolled': (about) => `enrollment left as it is, ${about}`,
  'not-on-roster': () => 'not marked present: not on the roster of the session',
  'other-mark': (about) => `mark left as it is, ${about}`,
  'unmarked-since': () => 'not marked present: unmarked after an earlier import',
}

const LEFT_OUT: Wording<LeftOut> = {
  'no-github-username': (about) => `${about} is no GitHub username`,
  'no-x-username': (about) => `${about} is no X username`,
  'goal-length': (about) => `a goal of ${about} characters, not ${GOAL_MIN} to ${GOAL_MAX}`,
  unstorable: (about) => `${about} holds characters that cannot be stored`,
  'name-too-long': () => `all of the name after ${NAME_MAX} characters`,
}

/** What an import did, line by line: counts first, then everything it did not take, with the line of the file. */
export function describeImport(list: GuestList, result: ImportResult): string[] {
  const { counts, session } = result
  const changes = counts.accounts + counts.applications + counts.enrollments + counts.marks
  return [
    `Program: ${result.program}`,
    ...(session ? [describeSession(session)] : []),
    `Rows read: ${list.rows}, of which ${list.taken} taken: ${list.people.length} people`,
    `New accounts: ${counts.accounts}`,
    `New applications: ${counts.applications}`,
    `New enrollments: ${counts.enrollments}`,
    ...(session ? [`New marks (present): ${counts.marks}`] : []),
    `Enrollments left as they were: ${counts.leftAlone}`,
    `People not taken: ${counts.skipped}`,
    ...(changes === 0 && !session?.isNew ? ['Nothing changed.'] : []),
    ...section('Rows not taken', list.notTaken, NOT_TAKEN),
    ...section('People', result.remarks, PERSON),
    ...section('Left out', result.leftOut, LEFT_OUT),
  ]
}

const describeSession = ({
  title,
  startsAt,
  timeZone,
  isNew,
}: NonNullable<ImportResult['session']>) =>
  `Session: ${title}, ${startsAt.toLocaleString('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })} ${timeZone}${isNew ? ' (new)' : ''}`

function section<R extends Remark<string>>(title: string, remarks: R[], wording: Wording<R>) {
  if (remarks.length === 0) return []
  return [
    '',
    `${title} (${remarks.length}):`,
    ...remarks.map((remark: R) => {
      const code: R['code'] = remark.code
      return `  line ${remark.line}: ${quote(remark.email)}: ${wording[code](quote(remark.about ?? ''))}`
    }),
  ]
}

/** A value of the file on one line of a terminal, whatever it holds. */
function quote(value: string) {
  const short = [...value.toWellFormed()].slice(0, 80).join('')
  return /^[\p{L}\p{N}\p{P} ]+$/u.test(short) && short === value ? short : JSON.stringify(short)
}
