import { describe, expect, test } from 'bun:test'
import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { HOUR } from '../../../domain/durations'
import { db } from '../../db/client'
import { applications, attendanceEvents, users } from '../../db/schema'
import { dumpTables } from '../../testing/dump-tables'
import {
  anAddress,
  linkActivity,
  makeActivity,
  makeEnrollment,
  makeRecord,
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
import { markAttendance } from './mark-attendance'

useTestDatabase()

describe('the session', () => {
  test('is found by program, title and start, and otherwise made', async () => {
    const { name: program, id } = await makeCohort()
    const first = await importRows([], { program, session: aSession({ minutes: 90 }) })
    const again = await importRows([], { program, session: aSession({ title: ' Sesión 1 ' }) })
    const later = await importRows([], { program, session: aSession({ date: '2026-09-30T18:50' }) })
    const titled = await importRows([], { program, session: aSession({ title: 'Sesión 2' }) })
    const elsewhere = await importRows([], {
      program: (await makeCohort()).name,
      session: aSession(),
    })
    expect([first, again, later, titled, elsewhere].map((one) => one.session?.isNew)).toEqual([
      true,
      false,
      true,
      true,
      true,
    ])
    const [made] = await sessionsOf(id)
    expect((made?.endsAt.getTime() ?? 0) - (made?.startsAt.getTime() ?? 0)).toBe(1.5 * HOUR)
    expect(await sessionsOf(id)).toHaveLength(3)
  })

  test('starts in the local time of the program', async () => {
    const program = await makeCohort({ timeZone: 'America/Tijuana' })
    await importRows([], { program: program.name, session: aSession() })
    const [made] = await sessionsOf(program.id)
    expect([made?.startsAt, made?.timeZone]).toEqual([
      new Date('2026-09-24T01:50:00Z'),
      'America/Tijuana',
    ])
  })

  test('cancelled takes no marks; one that takes place goes before it', async () => {
    const program = await makeCohort()
    const cancelled = await makeActivity(db, {
      title: 'Sesión 1',
      startsAt: STARTS_AT,
      status: 'cancelled',
    })
    await linkActivity(db, program.id, cancelled.id)
    const email = anAddress()
    const again = () =>
      importRows([{ email, checked_in_at: CAME }], { program: program.name, session: aSession() })
    await expectRefused(again, 'cancelled')
    const held = await makeActivity(db, { title: 'Sesión 1', startsAt: STARTS_AT })
    await linkActivity(db, program.id, held.id)
    await again()
    const [record] = await marksOf((await userByEmail(db, email))?.id ?? '')
    expect(record?.activityId).toBe(held.id)
  })

  test('a deliverable of the same title is none', async () => {
    const program = await makeCohort()
    const task = await makeActivity(db, {
      title: 'Sesión 1',
      startsAt: STARTS_AT,
      kind: 'deliverable',
    })
    await linkActivity(db, program.id, task.id)
    const result = await importRows([], { program: program.name, session: aSession() })
    expect(result.session?.isNew).toBe(true)
  })

  test.each([
    [{ date: '2026-02-30T10:00' }, '2026-02-30T10:00'],
    [{ date: 'mañana' }, 'mañana'],
    [{ date: '2026-03-08T02:30' }, 'America/Tijuana'],
    [{ title: '  ' }, 'title'],
    [{ title: 'a'.repeat(201) }, 'title'],
  ])('%j is refused', async (given, message) => {
    const { name: program } = await makeCohort({ timeZone: 'America/Tijuana' })
    await expectRefused(
      () => importRows([{ email: anAddress() }], { program, session: aSession(given) }),
      message,
    )
  })

  test('two imports at once make one', async () => {
    const program = await makeCohort()
    await Promise.all(
      Array.from({ length: 4 }, () =>
        importRows([], { program: program.name, session: aSession() }),
      ),
    )
    expect(await sessionsOf(program.id)).toHaveLength(1)
  })
})

describe('marks', () => {
  test('that exist stay; another than present is reported', async () => {
    const { name: program, id: programId } = await makeCohort()
    const emails = [anAddress(), anAddress()]
    const rows = emails.map((email) => ({ email }))
    await importRows(rows, { program, session: aSession() })
    const [activity] = await sessionsOf(programId)
    const activityId = activity?.id ?? ''
    const [absent, present] = await Promise.all(emails.map((email) => userByEmail(db, email)))
    const staff = await makeUser(db, { role: 'moderator' })
    const records = [
      await makeRecord(db, {
        userId: absent?.id ?? '',
        activityId,
        markedBy: staff.id,
        attendanceStatus: 'absent',
        notes: 'Avisó',
      }),
      await makeRecord(db, { userId: present?.id ?? '', activityId, markedBy: staff.id }),
    ]
    const result = await importRows(
      rows.map((row) => ({ ...row, checked_in_at: CAME })),
      { program, session: aSession() },
    )
    expect(result.counts.marks).toBe(0)
    expect(result.remarks.filter(({ code }) => code !== 'already-enrolled')).toEqual([
      { line: 2, email: emails[0] ?? '', code: 'other-mark', about: 'absent' },
    ])
    for (const record of records) expect(await marksOf(record.userId)).toEqual([record])
  })

  test('somebody took back stay taken back', async () => {
    const { name: program, id: programId } = await makeCohort()
    const email = anAddress()
    const rows = [{ email, checked_in_at: CAME }]
    const now = new Date('2026-09-24T12:00:00Z')
    await importRows(rows, { program, session: aSession() }, now)
    const [activity] = await sessionsOf(programId)
    const { id: userId = '' } = (await userByEmail(db, email)) ?? {}
    const staff = await makeUser(db, { role: 'moderator' })
    const unmark = { opId: randomUUID(), userId, status: null, deviceAt: now }
    await markAttendance(
      { db, actor: staff, now },
      { activityId: activity?.id ?? '', device: 'Prueba', marks: [unmark] },
    )
    expect(await marksOf(userId)).toEqual([])
    const before = await dumpTables(db)
    const result = await importRows(rows, { program, session: aSession() }, now)
    expect(result.remarks.map(({ code }) => `${code}`).sort()).toEqual([
      'already-enrolled',
      'unmarked-since',
    ])
    expect(await dumpTables(db)).toEqual(before)
  })

  test('come with a later file for whoever was unmarked; the counter goes on', async () => {
    const { name: program, id: programId } = await makeCohort()
    const emails = [anAddress(), anAddress()]
    const file = (...came: boolean[]) =>
      importRows(
        emails.map((email, index) => ({ email, checked_in_at: came[index] ? CAME : '' })),
        { program, session: aSession() },
      )
    await file(true, false)
    expect((await file(true, true)).counts).toMatchObject({ enrollments: 0, marks: 1 })
    const [activity] = await sessionsOf(programId)
    const events = await db
      .select()
      .from(attendanceEvents)
      .where(eq(attendanceEvents.activityId, activity?.id ?? ''))
    expect(events.map(({ seq }) => seq).sort()).toEqual([1, 2])
    const [record] = await marksOf((await userByEmail(db, emails[0] ?? ''))?.id ?? '')
    expect(record?.programId).toBe(programId)
  })
})

describe('who answers for the import', () => {
  test('the staff member named, never for themselves', async () => {
    const { name: program } = await makeCohort()
    const staff = await makeUser(db, { role: 'moderator' })
    const email = anAddress()
    const result = await importRows(
      [
        { email, checked_in_at: CAME },
        { email: staff.email, checked_in_at: CAME },
      ],
      { program, session: aSession(), by: ` ${staff.email.toUpperCase()}` },
    )
    const { id = '' } = (await userByEmail(db, email)) ?? {}
    const [application] = await db.select().from(applications).where(eq(applications.userId, id))
    expect(application?.decidedBy).toBe(staff.id)
    expect((await marksOf(id)).map(({ markedBy }) => markedBy)).toEqual([staff.id])
    expect(result.remarks).toEqual([{ line: 3, email: staff.email, code: 'is-the-marker' }])
    expect(await enrollmentsOf(db, staff.id)).toEqual([])
    expect(await marksOf(staff.id)).toEqual([])
  })

  test('their own enrollment, made before, gets no mark either', async () => {
    const program = await makeCohort()
    const staff = await makeUser(db, { role: 'admin' })
    await makeEnrollment(db, staff.id, program.id, { enrolledAt: new Date('2026-09-01T00:00Z') })
    await importRows([{ email: staff.email, checked_in_at: CAME }], {
      program: program.name,
      session: aSession(),
      by: staff.email,
    })
    expect(await marksOf(staff.id)).toEqual([])
  })

  test('nobody else than staff', async () => {
    const { name: program } = await makeCohort()
    const member = await makeUser(db)
    const suspended = await makeUser(db, { role: 'admin', suspendedAt: new Date() })
    for (const [by, message] of [
      [member.email, 'neither moderator nor admin'],
      [suspended.email, 'suspended'],
      [anAddress(), 'no account'],
      ['nadie', 'no account'],
      ['import@cosecha.invalid', '--by'],
    ] as const)
      await expectRefused(() => importRows([{ email: anAddress() }], { program, by }), message)
  })

  test('the reserved account is not made for nothing', async () => {
    const { name: program } = await makeCohort()
    const marker = await userByEmail(db, 'import@cosecha.invalid')
    const { email } = await makeUser(db)
    const result = await importRows([], { program })
    expect(result.counts.accounts).toBe(0)
    expect(await userByEmail(db, 'import@cosecha.invalid')).toEqual(marker)
    await importRows([{ email }], { program })
    const found = await db
      .select()
      .from(users)
      .where(and(eq(users.email, 'import@cosecha.invalid'), eq(users.role, 'participant')))
    expect(found).toHaveLength(1)
  })
})

describe('a dry run', () => {
  test('says what a real one says and writes nothing', async () => {
    const { name: program } = await makeCohort()
    const rows = [{ email: anAddress(), checked_in_at: CAME, GitHub: 'no tengo' }]
    const before = await dumpTables(db)
    const dry = await importRows(rows, { program, session: aSession(), dryRun: true })
    expect(await dumpTables(db)).toEqual(before)
    expect(await importRows(rows, { program, session: aSession() })).toEqual(dry)
    expect(dry.counts).toMatchObject({ accounts: 1, enrollments: 1, marks: 1 })
  })
})

test('two thousand people', async () => {
  const { name: program } = await makeCohort()
  const rows = Array.from({ length: 2100 }, (_, n) => ({
    email: `p${n}.${randomUUID()}@example.com`,
    checked_in_at: CAME,
  }))
  const { counts } = await importRows(rows, { program, session: aSession() })
  expect(counts).toMatchObject({
    accounts: 2100,
    applications: 2100,
    enrollments: 2100,
    marks: 2100,
  })
}, 30_000)
