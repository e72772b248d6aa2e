import { and, eq, sql } from 'drizzle-orm'
import type { EnrollmentStatus } from '../../../domain/enrollments'
import type { Guest, LeftOut, Remark } from '../../../domain/guests'
import { ImportRefusal } from '../../../domain/import-refusal'
import { parseLocalTime } from '../../../domain/local-time'
import { can } from '../../../domain/permissions'
import { isRunningCohort } from '../../../domain/programs'
import { email, text } from '../../../domain/text'
import { programEnrollments } from '../../db/schema'
import { type FoundSession, findOrCreateSession } from '../activities/find-or-create-session'
import { addApprovedApplications } from '../applications/add-approved-applications'
import { type ServiceContext, withTransaction } from '../context'
import { enrollGuests } from '../enrollments/enroll-guests'
import { findRunningCohorts } from '../enrollments/find-running-cohorts'
import { findAndLockProgram, type Program } from '../programs/find-and-lock-program'
import { type AddedPerson, addPeople } from '../users/add-people'
import { ensureImportAccount } from '../users/ensure-import-account'
import { findPersonByEmail, type PersonByEmail } from '../users/find-person-by-email'
import { refreshAccountStatus } from '../users/refresh-account-status'
import { importMarks, type MarkRemark } from './import-marks'

export interface ImportInput {
  people: readonly Guest[]
  /** Name or slug. */
  program: string
  /** Where attendance goes. `date` is local to the program (`2026-09-23T18:50`); `minutes` is for a new session. */
  session?: { title: string; date: string; minutes: number }
  /** E-mail of the staff member who answers for the import; else the reserved import account does. */
  by?: string
  /** Do everything, say what came of it, and take it all back. */
  dryRun?: boolean
}

export type PersonRemark =
  | Remark<'is-the-marker' | 'running-cohort' | 'already-enrolled'>
  | MarkRemark

export interface ImportResult {
  program: string
  session: { title: string; startsAt: Date; timeZone: string; isNew: boolean } | null
  counts: {
    accounts: number
    applications: number
    enrollments: number
    marks: number
    /** People whose enrollment existed. */
    leftAlone: number
    /** People of whom nothing was taken. */
    skipped: number
  }
  remarks: PersonRemark[]
  leftOut: LeftOut[]
}

type Known = Guest & { userId: string; person: AddedPerson }

class DryRun extends Error {
  constructor(readonly result: ImportResult) {
    super('dry run')
  }
}

/**
 * Brings people of a guest list into a program, all of them or, on any failure, none: accounts, applications approved
 * as guest, enrollments, and with a session `present` for who checked in. Whatever exists already stays as it is, so
 * the same list twice changes nothing. Refuses (ImportRefusal): unknown or inactive program, a marker who is no staff,
 * a local time that is none, a cancelled session.
 */
export async function importPeople(
  ctx: ServiceContext<null>,
  input: ImportInput,
): Promise<ImportResult> {
  try {
    return await withTransaction(ctx, async (inner) => {
      const result = await runImport(inner, input)
      if (input.dryRun) throw new DryRun(result)
      return result
    })
  } catch (error) {
    if (error instanceof DryRun) return error.result
    throw error
  }
}

async function runImport(ctx: ServiceContext<null>, input: ImportInput): Promise<ImportResult> {
  const program = await requireProgram(ctx, input.program)
  const marker = input.by === undefined ? null : await requireStaff(ctx, input.by)
  const session = input.session ? await requireSession(ctx, program, input.session) : null

  const remarks: PersonRemark[] = []
  const candidates = input.people.filter((guest) => {
    const isMarker = guest.email === marker?.email
    if (isMarker) remarks.push(remark(guest, 'is-the-marker'))
    return !isMarker
  })
  const persons = await addPeople(ctx, candidates)
  const byEmail = new Map(persons.map((person) => [person.email, person]))
  const known = candidates.flatMap((guest): Known[] => {
    const person = byEmail.get(guest.email)
    return person ? [{ ...guest, userId: person.id, person }] : []
  })

  const enrolled = await enrollmentsIn(ctx, program, known)
  const cohorts = await cohortsInTheWay(ctx, program, known)
  const fresh: Known[] = []
  const attending: (Known & { checkedInAt: Date })[] = []
  for (const guest of known) {
    const status = enrolled.get(guest.userId)
    const cohort = cohorts.get(guest.userId)
    if (status) remarks.push(remark(guest, 'already-enrolled', status))
    else if (cohort) remarks.push(remark(guest, 'running-cohort', cohort))
    else fresh.push(guest)
    const { checkedInAt } = guest
    if ((status || !cohort) && checkedInAt) attending.push({ ...guest, checkedInAt })
  }

  // The account that answers is made only when there is something to answer for.
  const acting = async () => ({ ...ctx, actor: marker ?? (await ensureImportAccount(ctx)) })
  if (fresh.length > 0) await enroll(await acting(), program, session, fresh)
  const marks = session ? await importMarks(ctx, acting, session.id, attending) : null
  remarks.push(...(marks?.remarks ?? []))

  return {
    program: program.name,
    session: session && {
      title: session.title,
      startsAt: session.startsAt,
      timeZone: session.timeZone,
      isNew: session.isNew,
    },
    counts: {
      accounts: persons.filter((person) => person.isNew).length,
      applications: fresh.length,
      enrollments: fresh.length,
      marks: marks?.written ?? 0,
      leftAlone: enrolled.size,
      skipped: input.people.length - fresh.length - enrolled.size,
    },
    remarks: remarks.sort((a, b) => a.line - b.line),
    leftOut: fresh.flatMap((guest) => guest.leftOut).sort((a, b) => a.line - b.line),
  }
}

async function requireProgram(ctx: ServiceContext<null>, wanted: string): Promise<Program> {
  const program = await findAndLockProgram(ctx, wanted)
  if (!program) throw new ImportRefusal(`There is no program "${wanted}".`)
  if (!program.isActive) throw new ImportRefusal(`The program "${program.name}" is not active.`)
  return program
}

async function requireStaff(ctx: ServiceContext<null>, typed: string): Promise<PersonByEmail> {
  const address = email.safeParse(typed)
  const person = address.success ? await findPersonByEmail(ctx, address.data) : null
  if (!person) throw new ImportRefusal(`--by: there is no account "${typed}".`)
  if (person.suspendedAt) throw new ImportRefusal(`--by: the account "${typed}" is suspended.`)
  if (!can(person, 'attendance:mark'))
    throw new ImportRefusal(`--by: "${typed}" is neither moderator nor admin.`)
  return person
}

async function requireSession(
  ctx: ServiceContext<null>,
  program: Program,
  { title, date, minutes }: NonNullable<ImportInput['session']>,
): Promise<FoundSession> {
  const named = text({ max: 200 }).safeParse(title)
  if (!named.success) throw new ImportRefusal('--session: a title has 1 to 200 characters.')
  const startsAt = parseLocalTime(date, program.timeZone)
  if (!startsAt)
    throw new ImportRefusal(
      `--date: "${date}" is no local time in ${program.timeZone}; write it like 2026-09-23T18:50.`,
    )
  const session = await findOrCreateSession(ctx, program, { title: named.data, startsAt, minutes })
  if (session.status === 'cancelled')
    throw new ImportRefusal(`The session "${session.title}" is cancelled and takes no marks.`)
  return session
}

/** Who has a place in `program` already, in whatever status. */
async function enrollmentsIn({ db }: ServiceContext<null>, program: Program, people: Known[]) {
  const userIds = people.map((guest) => guest.userId)
  const found = await db
    .select({ userId: programEnrollments.userId, status: programEnrollments.enrollmentStatus })
    .from(programEnrollments)
    .where(
      and(
        eq(programEnrollments.programId, program.id),
        sql`${programEnrollments.userId} = any(${sql.param(userIds)}::uuid[])`,
      ),
    )
  return new Map<string, EnrollmentStatus>(found.map(({ userId, status }) => [userId, status]))
}

/** Which running cohort each person is in, this one included; nobody's where `program` is no running cohort itself. */
async function cohortsInTheWay(ctx: ServiceContext<null>, program: Program, people: Known[]) {
  if (!isRunningCohort(program, ctx.now)) return new Map<string, string>()
  const userIds = people.map((guest) => guest.userId)
  const running = await findRunningCohorts(ctx, userIds)
  return new Map(running.map(({ userId, name }) => [userId, name]))
}

async function enroll(
  ctx: ServiceContext,
  program: Program,
  session: FoundSession | null,
  people: readonly Known[],
) {
  const applications = await addApprovedApplications(
    ctx,
    program.id,
    people.map(({ userId, joinedAt, goal, githubUsername, twitterUsername }) => ({
      userId,
      submittedAt: joinedAt,
      goal,
      githubUsername,
      twitterUsername,
    })),
  )
  await enrollGuests(
    ctx,
    program.id,
    people.map(({ userId, joinedAt }) => ({
      userId,
      applicationId: applications.get(userId) ?? null,
      // Whoever signed up during the session was there to begin with.
      enrolledAt: session && session.startsAt < joinedAt ? session.startsAt : joinedAt,
    })),
  )
  const toRefresh = people.filter(
    ({ person }) => person.accountStatus !== 'guest' && person.accountStatus !== 'active',
  )
  await refreshAccountStatus(
    ctx,
    toRefresh.map((guest) => guest.userId),
  )
}

const remark = <Code extends string>(
  { line, email: address }: Guest,
  code: Code,
  about?: string,
): Remark<Code> => ({ line, email: address, code, ...(about === undefined ? {} : { about }) })
