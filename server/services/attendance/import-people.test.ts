import { describe, expect, test } from 'bun:test'
import { randomUUID } from 'node:crypto'
import { eq, inArray } from 'drizzle-orm'
import { DAY } from '../../../domain/durations'
import { db } from '../../db/client'
import {
  applications,
  enrollmentEvents,
  programEnrollments,
  type programs,
  rosterAdditions,
  users,
} from '../../db/schema'
import {
  anAddress,
  linkActivity,
  makeApplication,
  makeEnrollment,
  makeProgram,
  makeUser,
} from '../../testing/factories'
import {
  aSession,
  CAME,
  expectRefused,
  importRows,
  makeCohort,
  marksOf,
  STARTS_AT,
  sessionsOf,
} from '../../testing/guest-import'
import { enrollmentsOf, userByEmail } from '../../testing/stored'
import { useTestDatabase } from '../../testing/test-database'

useTestDatabase()

describe('the program', () => {
  test('is found by name or slug', async () => {
    const slug = `programa-${randomUUID()}`
    const program = await makeCohort({ slug })
    const [one, other] = [anAddress(), anAddress()]
    await importRows([{ email: one }], { program: program.name })
    await importRows([{ email: other }], { program: slug })
    for (const email of [one, other]) {
      const [enrollment] = await enrollmentsOf(db, (await userByEmail(db, email))?.id ?? '')
      expect(enrollment?.programId).toBe(program.id)
    }
  })
  test('a name goes before a slug', async () => {
    const word = `p-${randomUUID()}`
    await makeCohort({ slug: word })
    const program = await makeCohort({ name: word })
    const email = anAddress()
    await importRows([{ email }], { program: word })
    const [enrollment] = await enrollmentsOf(db, (await userByEmail(db, email))?.id ?? '')
    expect(enrollment?.programId).toBe(program.id)
  })
  test('unknown or inactive: nothing is written', async () => {
    await expectRefused(
      () => importRows([{ email: anAddress() }], { program: 'Nada' }),
      'no program "Nada"',
    )
    const { name } = await makeCohort({ isActive: false })
    await expectRefused(() => importRows([{ email: anAddress() }], { program: name }), 'not active')
  })
})

describe('an account that exists', () => {
  test('keeps role and name; a status below guest follows the enrollment', async () => {
    const { name: program } = await makeCohort()
    const admin = await makeUser(db, { role: 'admin', name: 'Ada' })
    await importRows([{ email: admin.email.toUpperCase(), name: 'Otra' }], { program })
    expect(await userByEmail(db, admin.email)).toMatchObject({
      id: admin.id,
      role: 'admin',
      name: 'Ada',
      accountStatus: 'guest',
    })
  })
  test.each(['active', 'guest'] as const)('%s stays what it is, untouched', async (status) => {
    const { name: program } = await makeCohort()
    const member = await makeUser(db, { accountStatus: status })
    await importRows([{ email: member.email }], { program })
    expect(await userByEmail(db, member.email)).toEqual(member)
    expect(await enrollmentsOf(db, member.id)).toHaveLength(1)
  })
  test('keeps an open application beside the approved one', async () => {
    const { name: program } = await makeCohort()
    const { id, email } = await makeUser(db, { accountStatus: 'pending' })
    const open = await makeApplication(db, id, { status: 'submitted' })
    await importRows([{ email }], { program })
    const found = await db.select().from(applications).where(eq(applications.userId, id))
    expect(found.filter((one) => one.id === open.id)).toEqual([open])
    expect(found.map(({ status }) => status).sort()).toEqual(['approved', 'submitted'])
    expect((await userByEmail(db, email))?.accountStatus).toBe('guest')
  })
})

describe('enrolled_at', () => {
  test('is the earliest sign-up of the person, at latest the start of the session', async () => {
    const { name: program } = await makeCohort()
    const [early, late] = [anAddress(), anAddress()]
    await importRows(
      [
        { email: early, created_at: '2026-09-20T10:00:00Z' },
        { email: early.toUpperCase(), created_at: '2026-09-10T10:00:00Z' },
        { email: late, created_at: '2026-09-24T01:30:00Z', checked_in_at: CAME },
      ],
      { program, session: aSession() },
    )
    const enrolledAt = async (email: string) =>
      (await enrollmentsOf(db, (await userByEmail(db, email))?.id ?? ''))[0]?.enrolledAt
    expect(await enrolledAt(early)).toEqual(new Date('2026-09-10T10:00:00Z'))
    expect(await enrolledAt(late)).toEqual(STARTS_AT)
    expect(await marksOf((await userByEmail(db, late))?.id ?? '')).toHaveLength(1)
  })
  test('without a session is the sign-up', async () => {
    const { name: program } = await makeCohort()
    const email = anAddress()
    await importRows([{ email, checked_in_at: CAME }], { program })
    const { id = '' } = (await userByEmail(db, email)) ?? {}
    expect((await enrollmentsOf(db, id))[0]?.enrolledAt).toEqual(new Date('2026-09-05T16:42:00Z'))
    expect(await marksOf(id)).toEqual([])
  })
  test('begins the history of the enrollment', async () => {
    const { name: program } = await makeCohort()
    const email = anAddress()
    await importRows([{ email }], { program })
    const [enrollment] = await enrollmentsOf(db, (await userByEmail(db, email))?.id ?? '')
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
      const result = await importRows([{ email }], { program: program.name })
      expect(await enrollmentsOf(db, id)).toEqual([place])
      expect(await db.$count(applications, eq(applications.userId, id))).toBe(0)
      expect((await userByEmail(db, email))?.accountStatus).toBe('incomplete')
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
    const result = await importRows(
      people.map(({ email }) => ({ email, checked_in_at: CAME })),
      { program: program.name, session: aSession() },
    )
    expect(await Promise.all(people.map(async ({ id }) => (await marksOf(id)).length))).toEqual([
      0, 0, 1,
    ])
    expect(
      result.remarks.filter(({ code }) => code === 'not-on-roster').map(({ email }) => email),
    ).toEqual([joinedLater.email, left.email])
  })

  test('a walk-in who left the program is on the roster too', async () => {
    const program = await makeCohort()
    await importRows([], { program: program.name, session: aSession() })
    const [activity] = await sessionsOf(program.id)
    const { id, email } = await makeUser(db)
    await makeEnrollment(db, id, program.id, { enrolledAt: new Date('2026-10-01T00:00Z') })
    await db
      .insert(rosterAdditions)
      .values({ activityId: activity?.id ?? '', userId: id, addedBy: id })
    await importRows([{ email, checked_in_at: CAME }], {
      program: program.name,
      session: aSession(),
    })
    expect(await marksOf(id)).toHaveLength(1)
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
    await importRows([], { program: program.name, session: aSession() })
    const [activity] = await sessionsOf(program.id)
    await linkActivity(db, first.id, activity?.id ?? '')
    await db
      .update(programEnrollments)
      .set({ enrolledAt: new Date('2026-09-01T00:00Z') })
      .where(eq(programEnrollments.userId, person.id))
    const result = await importRows([{ email: person.email, checked_in_at: CAME }], {
      program: program.name,
      session: aSession(),
    })
    expect(result.remarks).toEqual([
      { line: 2, email: person.email, code: 'running-cohort', about: first.name },
    ])
    expect(result.counts).toMatchObject({ enrollments: 0, marks: 0, leftAlone: 0, skipped: 1 })
    expect(await enrollmentsOf(db, person.id)).toHaveLength(1)
    expect(await marksOf(person.id)).toEqual([])
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
    await importRows([{ email: person.email }], { program: program.name })
    expect(await enrollmentsOf(db, person.id)).toHaveLength(2)
  })

  test('evergreen programs, and cohorts that are over, are possible beside one', async () => {
    const { person } = await other({}, 'active')
    for (const program of [await makeProgram(db), await makeCohort({ endDate: yesterday })])
      await importRows([{ email: person.email }], { program: program.name })
    expect(await enrollmentsOf(db, person.id)).toHaveLength(3)
  })

  test.each([
    ['new', async () => anAddress()],
    ['known', async () => (await makeUser(db)).email],
  ] as const)('imports at once into several cohorts enroll a %s person once', async (_, email) => {
    const programs = await Promise.all([makeCohort(), makeCohort(), makeCohort()])
    const rows = await Promise.all(
      Array.from({ length: 5 }, async () => ({ email: await email() })),
    )
    const results = await Promise.all(
      programs.map((program, index) =>
        importRows(index % 2 ? rows : [...rows].reverse(), { program: program.name }),
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
    for (const { id } of people) expect(await enrollmentsOf(db, id)).toHaveLength(1)
    expect(results.reduce((sum, { counts }) => sum + counts.skipped, 0)).toBe(10)
  })
})
