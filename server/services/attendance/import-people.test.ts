import { describe, expect, test } from 'bun:test'
import { randomUUID } from 'node:crypto'
import { asc, eq, inArray } from 'drizzle-orm'
import { DAY } from '../../../domain/durations'
import { db } from '../../db/client'
import {
  activities,
  applications,
  attendanceRecords,
  enrollmentEvents,
  programActivities,
  programEnrollments,
  type programs,
  rosterAdditions,
  users,
} from '../../db/schema'
import { dumpTables } from '../../testing/dump-tables'
import {
  linkActivity,
  makeApplication,
  makeEnrollment,
  makeProgram,
  makeUser,
} from '../../testing/factories'
import { type GuestFields, guestFile } from '../../testing/guest-file'
import { useTestDatabase } from '../../testing/test-database'
import { type ImportInput, importPeople } from './import-people'
import { parseGuestExport } from './parse-guest-export'

useTestDatabase()

const DATE = '2026-09-23T18:50'
const STARTS_AT = new Date('2026-09-24T00:50:00Z')
const CAME = '2026-09-24T01:10:00.000Z'

const session = (given: Partial<NonNullable<ImportInput['session']>> = {}) => ({
  title: 'Sesión 1',
  date: DATE,
  minutes: 120,
  ...given,
})
const address = () => `${randomUUID()}@example.com`
const makeCohort = (given: Partial<typeof programs.$inferInsert> = {}) =>
  makeProgram(db, { programType: 'cohort', ...given })

const run = (rows: GuestFields[], input: Omit<ImportInput, 'people'>, now = new Date()) =>
  importPeople(
    { db, actor: null, now },
    { ...input, people: parseGuestExport(guestFile(rows)).people },
  )

const userOf = async (email: string) =>
  (await db.select().from(users).where(eq(users.email, email)))[0]
const enrollmentsOf = (userId: string) =>
  db.select().from(programEnrollments).where(eq(programEnrollments.userId, userId))
const recordsOf = (userId: string) =>
  db.select().from(attendanceRecords).where(eq(attendanceRecords.userId, userId))
const sessionsOf = (programId: string) =>
  db
    .select({ activity: activities })
    .from(activities)
    .innerJoin(programActivities, eq(programActivities.activityId, activities.id))
    .where(eq(programActivities.programId, programId))
    .orderBy(asc(activities.createdAt))
    .then((rows) => rows.map((row) => row.activity))

/** Refused with `message`, and not a row of any table is another. */
async function expectRefused(work: () => Promise<unknown>, message: string) {
  const before = await dumpTables(db)
  const error = await work().then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toMatchObject({ name: 'ImportRefusal' })
  expect(`${error}`).toContain(message)
  expect(await dumpTables(db)).toEqual(before)
}

describe('the program', () => {
  test('is found by name or slug', async () => {
    const slug = `programa-${randomUUID()}`
    const program = await makeCohort({ slug })
    const [one, other] = [address(), address()]
    await run([{ email: one }], { program: program.name })
    await run([{ email: other }], { program: slug })
    for (const email of [one, other]) {
      const [enrollment] = await enrollmentsOf((await userOf(email))?.id ?? '')
      expect(enrollment?.programId).toBe(program.id)
    }
  })
  test('a name goes before a slug', async () => {
    const word = `p-${randomUUID()}`
    await makeCohort({ slug: word })
    const program = await makeCohort({ name: word })
    const email = address()
    await run([{ email }], { program: word })
    const [enrollment] = await enrollmentsOf((await userOf(email))?.id ?? '')
    expect(enrollment?.programId).toBe(program.id)
  })
  test('unknown or inactive: nothing is written', async () => {
    await expectRefused(() => run([{ email: address() }], { program: 'Nada' }), 'no program "Nada"')
    const { name } = await makeCohort({ isActive: false })
    await expectRefused(() => run([{ email: address() }], { program: name }), 'not active')
  })
})

describe('an account that exists', () => {
  test('keeps role and name; a status below guest follows the enrollment', async () => {
    const { name: program } = await makeCohort()
    const admin = await makeUser(db, { role: 'admin', name: 'Ada' })
    await run([{ email: admin.email.toUpperCase(), name: 'Otra' }], { program })
    expect(await userOf(admin.email)).toMatchObject({
      id: admin.id,
      role: 'admin',
      name: 'Ada',
      accountStatus: 'guest',
    })
  })
  test.each(['active', 'guest'] as const)('%s stays what it is, untouched', async (status) => {
    const { name: program } = await makeCohort()
    const member = await makeUser(db, { accountStatus: status })
    await run([{ email: member.email }], { program })
    expect(await userOf(member.email)).toEqual(member)
    expect(await enrollmentsOf(member.id)).toHaveLength(1)
  })
  test('keeps an open application beside the approved one', async () => {
    const { name: program } = await makeCohort()
    const { id, email } = await makeUser(db, { accountStatus: 'pending' })
    const open = await makeApplication(db, id, { status: 'submitted' })
    await run([{ email }], { program })
    const found = await db.select().from(applications).where(eq(applications.userId, id))
    expect(found.filter((one) => one.id === open.id)).toEqual([open])
    expect(found.map(({ status }) => status).sort()).toEqual(['approved', 'submitted'])
    expect((await userOf(email))?.accountStatus).toBe('guest')
  })
})

describe('enrolled_at', () => {
  test('is the earliest sign-up of the person, at latest the start of the session', async () => {
    const { name: program } = await makeCohort()
    const [early, late] = [address(), address()]
    await run(
      [
        { email: early, created_at: '2026-09-20T10:00:00Z' },
        { email: early.toUpperCase(), created_at: '2026-09-10T10:00:00Z' },
        { email: late, created_at: '2026-09-24T01:30:00Z', checked_in_at: CAME },
      ],
      { program, session: session() },
    )
    const enrolledAt = async (email: string) =>
      (await enrollmentsOf((await userOf(email))?.id ?? ''))[0]?.enrolledAt
    expect(await enrolledAt(early)).toEqual(new Date('2026-09-10T10:00:00Z'))
    expect(await enrolledAt(late)).toEqual(STARTS_AT)
    expect(await recordsOf((await userOf(late))?.id ?? '')).toHaveLength(1)
  })
  test('without a session is the sign-up', async () => {
    const { name: program } = await makeCohort()
    const email = address()
    await run([{ email, checked_in_at: CAME }], { program })
    const { id = '' } = (await userOf(email)) ?? {}
    expect((await enrollmentsOf(id))[0]?.enrolledAt).toEqual(new Date('2026-09-05T16:42:00Z'))
    expect(await recordsOf(id)).toEqual([])
  })
  test('begins the history of the enrollment', async () => {
    const { name: program } = await makeCohort()
    const email = address()
    await run([{ email }], { program })
    const [enrollment] = await enrollmentsOf((await userOf(email))?.id ?? '')
    const events = await db
      .select()
      .from(enrollmentEvents)
      .where(eq(enrollmentEvents.enrollmentId, enrollment?.id ?? ''))
    expect(events.map((one) => [one.fromStatus, one.toStatus, one.enrolledAt])).toEqual([
      [null, 'guest', new Date('2026-09-05T16:42:00Z')],
    ])
  })
})

describe('an enrollment that exists', () => {
  test.each(['guest', 'active', 'completed', 'dropped'] as const)(
    '%s: left alone and reported',
    async (enrollmentStatus) => {
      const program = await makeCohort()
      const { id, email } = await makeUser(db)
      const place = await makeEnrollment(db, id, program.id, { enrollmentStatus })
      const result = await run([{ email }], { program: program.name })
      expect(await enrollmentsOf(id)).toEqual([place])
      expect(await db.$count(applications, eq(applications.userId, id))).toBe(0)
      expect((await userOf(email))?.accountStatus).toBe('incomplete')
      expect(result.remarks).toEqual([
        { line: 2, email, code: 'already-enrolled', about: enrollmentStatus },
      ])
      expect(result.counts).toMatchObject({ enrollments: 0, leftAlone: 1, skipped: 0 })
    },
  )

  test('is marked where the roster expects the person, reported where it does not', async () => {
    const program = await makeCohort()
    const joinedLater = await makeUser(db)
    await makeEnrollment(db, joinedLater.id, program.id, {
      enrolledAt: new Date('2026-10-01T00:00Z'),
    })
    const left = await makeUser(db)
    await makeEnrollment(db, left.id, program.id, {
      enrollmentStatus: 'dropped',
      enrolledAt: new Date('2026-09-01T00:00Z'),
      endedAt: new Date('2026-09-10T00:00Z'),
    })
    const leftLater = await makeUser(db)
    await makeEnrollment(db, leftLater.id, program.id, {
      enrollmentStatus: 'dropped',
      enrolledAt: new Date('2026-09-01T00:00Z'),
      endedAt: new Date('2026-10-10T00:00Z'),
    })
    const people = [joinedLater, left, leftLater]
    const result = await run(
      people.map(({ email }) => ({ email, checked_in_at: CAME })),
      { program: program.name, session: session() },
    )
    expect(await Promise.all(people.map(async ({ id }) => (await recordsOf(id)).length))).toEqual([
      0, 0, 1,
    ])
    expect(
      result.remarks.filter(({ code }) => code === 'not-on-roster').map(({ email }) => email),
    ).toEqual([joinedLater.email, left.email])
  })

  test('a walk-in who left the program is on the roster too', async () => {
    const program = await makeCohort()
    await run([], { program: program.name, session: session() })
    const [activity] = await sessionsOf(program.id)
    const { id, email } = await makeUser(db)
    await makeEnrollment(db, id, program.id, { enrolledAt: new Date('2026-10-01T00:00Z') })
    await db
      .insert(rosterAdditions)
      .values({ activityId: activity?.id ?? '', userId: id, addedBy: id })
    await run([{ email, checked_in_at: CAME }], { program: program.name, session: session() })
    expect(await recordsOf(id)).toHaveLength(1)
  })
})

describe('one running cohort', () => {
  const other = async (
    given: Partial<typeof programs.$inferInsert>,
    enrollmentStatus: 'guest' | 'active' | 'completed' | 'dropped',
  ) => {
    const program = await makeCohort(given)
    const person = await makeUser(db)
    await makeEnrollment(db, person.id, program.id, { enrollmentStatus })
    return { program, person }
  }
  const tomorrow = new Date(Date.now() + DAY)
  const yesterday = new Date(Date.now() - DAY)

  test.each([
    ['guest, no dates', {}, 'guest'],
    ['active, end in the future', { endDate: tomorrow }, 'active'],
  ] as const)('%s: nothing is taken, not even the mark', async (_, given, status) => {
    const { program: first, person } = await other(given, status)
    const program = await makeCohort()
    // On the roster of the session all the same: it belongs to both programs.
    await run([], { program: program.name, session: session() })
    const [activity] = await sessionsOf(program.id)
    await linkActivity(db, first.id, activity?.id ?? '')
    await db
      .update(programEnrollments)
      .set({ enrolledAt: new Date('2026-09-01T00:00Z') })
      .where(eq(programEnrollments.userId, person.id))
    const result = await run([{ email: person.email, checked_in_at: CAME }], {
      program: program.name,
      session: session(),
    })
    expect(result.remarks).toEqual([
      { line: 2, email: person.email, code: 'running-cohort', about: first.name },
    ])
    expect(result.counts).toMatchObject({ enrollments: 0, marks: 0, leftAlone: 0, skipped: 1 })
    expect(await enrollmentsOf(person.id)).toHaveLength(1)
    expect(await recordsOf(person.id)).toEqual([])
    expect(await db.$count(applications, eq(applications.userId, person.id))).toBe(0)
  })

  test.each([
    ['ended', { endDate: yesterday }, 'guest'],
    ['completed', {}, 'completed'],
    ['dropped', {}, 'dropped'],
    ['evergreen', { programType: 'evergreen' }, 'active'],
  ] as const)('%s does not stand in the way', async (_, given, status) => {
    const { person } = await other(given, status)
    const program = await makeCohort()
    await run([{ email: person.email }], { program: program.name })
    expect(await enrollmentsOf(person.id)).toHaveLength(2)
  })

  test('evergreen programs, and cohorts that are over, are possible beside one', async () => {
    const { person } = await other({}, 'active')
    for (const program of [await makeProgram(db), await makeCohort({ endDate: yesterday })])
      await run([{ email: person.email }], { program: program.name })
    expect(await enrollmentsOf(person.id)).toHaveLength(3)
  })

  test.each([
    ['new', async () => address()],
    ['known', async () => (await makeUser(db)).email],
  ] as const)('imports at once into several cohorts enroll a %s person once', async (_, email) => {
    const programs = await Promise.all([makeCohort(), makeCohort(), makeCohort()])
    const rows = await Promise.all(
      Array.from({ length: 5 }, async () => ({ email: await email() })),
    )
    const results = await Promise.all(
      programs.map((program, index) =>
        run(index % 2 ? rows : [...rows].reverse(), { program: program.name }),
      ),
    )
    const people = await db
      .select({ id: users.id })
      .from(users)
      .where(
        inArray(
          users.email,
          rows.map(({ email }) => email),
        ),
      )
    expect(people).toHaveLength(5)
    for (const { id } of people) expect(await enrollmentsOf(id)).toHaveLength(1)
    expect(results.reduce((sum, { counts }) => sum + counts.skipped, 0)).toBe(10)
  })
})
