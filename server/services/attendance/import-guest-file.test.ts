import { beforeAll, describe, expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { asc, eq } from 'drizzle-orm'
import { db } from '../../db/client'
import {
  activities,
  applications,
  attendanceEvents,
  attendanceRecords,
  enrollmentEvents,
  programActivities,
  programEnrollments,
  programs,
  users,
} from '../../db/schema'
import { dumpTables } from '../../testing/dump-tables'
import { makeProgram } from '../../testing/factories'
import { useTestDatabase } from '../../testing/test-database'
import { getRoster } from './get-roster'
import { type ImportResult, importPeople } from './import-people'
import { parseGuestExport } from './parse-guest-export'

// The whole of a real-looking export. Numbers and people come from a reading of the file of its own, below.

useTestDatabase()

const FILE = readFileSync(
  join(import.meta.dirname, '../../testing/data/luma-guests-de-cero-a-chamba.csv'),
)
const SESSION = { title: 'Sesión 1', date: '2026-09-23T18:50', minutes: 120 }
const STARTS_AT = '2026-09-24T00:50:00.000Z'
const GOALS = { Pub: 'Publicar mi', Des: 'Desplegar un', Ter: 'Terminar el' }

/** The columns that matter, by plain patterns: everything before the e-mail is free of line ends in this file. */
const expected = new Map<string, { joined: string; came: boolean; goal: string | null }>()
for (const [, address, joined, status, checkedIn, rest] of FILE.toString('utf8').matchAll(
  /^gst-[^\n]*?,([^,\s]+),(?:\+\d+)?,(\d{4}-[^,]+Z),(\w+),([^,]*),([\s\S]*?)\r$/gm,
)) {
  if (status !== 'approved' || !address?.includes('@') || !joined) continue
  const goal = Object.values(GOALS).find((start) => rest?.includes(`"${start}`)) ?? null
  expected.set(address.toLowerCase(), { joined, came: checkedIn !== '', goal })
}

const run = () =>
  importPeople(
    { db, actor: null, now: new Date() },
    { people: parseGuestExport(FILE).people, program: 'De Cero a Chamba', session: SESSION },
  )

let first: ImportResult
beforeAll(async () => {
  await makeProgram(db, { name: 'De Cero a Chamba', programType: 'cohort' })
  first = await run()
})

test('the reading to compare with found what the file holds: 39 people, 29 of whom came', () => {
  expect(expected.size).toBe(39)
  expect([...expected.values()].filter(({ came }) => came)).toHaveLength(29)
  expect([...expected.values()].filter(({ goal }) => goal)).toHaveLength(29)
})

test('the file: 48 rows, 9 of them not taken, each with its reason and line', () => {
  const list = parseGuestExport(FILE)
  expect([list.rows, list.taken]).toEqual([48, 39])
  expect(list.notTaken.map(({ line, code, about }) => [line, code, about])).toEqual([
    [9, 'not-approved', 'pending_approval'],
    [14, 'not-approved', 'waitlist'],
    [19, 'not-approved', 'pending_approval'],
    [23, 'not-approved', 'waitlist'],
    [30, 'not-approved', 'pending_approval'],
    [32, 'not-approved', 'declined'],
    [54, 'not-approved', 'declined'],
    [66, 'not-approved', 'waitlist'],
    [67, 'not-an-email', 'no-es-un-correo'],
  ])
})

test('the counts', () => {
  expect(first.counts).toEqual({
    accounts: 39,
    applications: 39,
    enrollments: 39,
    marks: 29,
    leftAlone: 0,
    skipped: 0,
  })
  expect(first.remarks).toEqual([])
  // Counted by hand among the approved: nine times "no tengo", ten times "aprender" (8 characters), three X names
  // of 16 characters.
  const left = first.leftOut.map(({ code, about }) => `${code} ${about}`)
  expect(left.filter((one) => one === 'no-github-username no tengo')).toHaveLength(9)
  expect(left.filter((one) => one === 'goal-length 8')).toHaveLength(10)
  expect(left.filter((one) => one.startsWith('no-x-username')).sort()).toEqual([
    'no-x-username @hector_hernandez',
    'no-x-username @julieta_gonzalez',
    'no-x-username https://x.com/joaquinrodriguez',
  ])
  expect(left).toHaveLength(22)
})

describe('each person once', () => {
  test('account, approved application and enrollment', async () => {
    const rows = await db
      .select({ user: users, application: applications, enrollment: programEnrollments })
      .from(programEnrollments)
      .innerJoin(users, eq(users.id, programEnrollments.userId))
      .innerJoin(applications, eq(applications.id, programEnrollments.applicationId))
    expect(rows.map(({ user }) => user.email).sort()).toEqual([...expected.keys()].sort())
    const marker = await importAccount()
    for (const { user, application, enrollment } of rows) {
      const person = expected.get(user.email)
      expect([user.role, user.accountStatus]).toEqual(['participant', 'guest'])
      expect(application.userId).toBe(user.id)
      expect([application.status, application.decision]).toEqual(['approved', 'guest'])
      expect(application.decidedBy).toBe(marker?.id ?? '')
      expect(application.programId).toBe(enrollment.programId)
      expect(application.goal?.slice(0, 12).trim() ?? null).toBe(person?.goal?.slice(0, 12) ?? null)
      expect(enrollment.enrollmentStatus).toBe('guest')
      expect(enrollment.enrolledAt.toISOString()).toBe(new Date(person?.joined ?? 0).toISOString())
    }
    expect(await db.$count(applications)).toBe(39)
    expect(await db.$count(enrollmentEvents)).toBe(39)
    expect(await db.$count(users)).toBe(40)
  })

  test.each([
    ['maria.delarosa52@example.com', 'María de la Rosa López', 'maria-delarosa', 'maria_delarosa'],
    ['regina.quinones58@correo.example', 'Regina Quiñones Muñoz', null, 'regina'],
    ['jose.garcia31@correo.example', 'jose.garcia31', 'josedev', null],
    ['joaquin.hernandez24@example.org', 'joaquin.hernandez24', null, 'joaquin'],
    ['amelie.lopez32@correo.example', 'Amelie López González', null, 'ameliegonzalez'],
    ['paola.ofarrill65@correo.example', "Paola O'Farrill Rodríguez", 'paola-ofarrill', null],
    ['noemi.ibanez2@correo.example', 'Noemí Ibáñez de la Rosa', 'noemiibanez', 'noemi'],
  ])('%s', async (email, name, github, x) => {
    const rows = await db
      .select({
        name: users.name,
        github: applications.githubUsername,
        x: applications.twitterUsername,
      })
      .from(users)
      .innerJoin(applications, eq(applications.userId, users.id))
      .where(eq(users.email, email))
    expect(rows).toEqual([{ name, github, x }])
  })
})

test('the session: found by nobody, so made; two hours, required, in the program’s time zone', async () => {
  const rows = await db
    .select({ activity: activities, isRequired: programActivities.isRequired })
    .from(activities)
    .innerJoin(programActivities, eq(programActivities.activityId, activities.id))
  expect(rows).toHaveLength(1)
  expect(rows[0]?.activity).toMatchObject({
    title: 'Sesión 1',
    kind: 'session',
    status: 'scheduled',
    timeZone: 'America/Mexico_City',
    startsAt: new Date(STARTS_AT),
    endsAt: new Date('2026-09-24T02:50:00.000Z'),
  })
  expect(rows[0]?.isRequired).toBe(true)
})

test('the roster shows who checked in; the others are unmarked', async () => {
  const marker = await importAccount()
  const [session] = await db.select().from(activities)
  if (!session || !marker) throw new Error('The import left no session.')
  const { rows } = await getRoster(
    { db, actor: marker, now: new Date() },
    { activityId: session.id },
  )
  const emails = new Map((await db.select().from(users)).map(({ id, email }) => [id, email]))
  const seen = rows.map(({ userId, status }) => `${emails.get(userId)} ${status}`)
  const wanted = [...expected].map(([email, { came }]) => `${email} ${came ? 'present' : null}`)
  expect(seen.sort()).toEqual(wanted.sort())
})

test('marks have their events: counted from 1, by the import account, at the time of the check-in', async () => {
  const events = await db.select().from(attendanceEvents).orderBy(asc(attendanceEvents.seq))
  expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 29 }, (_, index) => index + 1))
  const marker = await importAccount()
  expect(new Set(events.map(({ actorId }) => actorId))).toEqual(new Set([marker?.id ?? '']))
  expect(new Set(events.map(({ device }) => device))).toEqual(new Set(['import']))
  const [jose] = await db
    .select({ deviceAt: attendanceEvents.deviceAt, markedBy: attendanceRecords.markedBy })
    .from(attendanceEvents)
    .innerJoin(users, eq(users.id, attendanceEvents.userId))
    .innerJoin(attendanceRecords, eq(attendanceRecords.userId, users.id))
    .where(eq(users.email, 'jose.garcia31@correo.example'))
  expect(jose).toEqual({
    deviceAt: new Date('2026-09-24T01:19:00.655Z'),
    markedBy: marker?.id ?? '',
  })
})

test('the import account is a participant nobody enrolled', async () => {
  expect(await importAccount()).toMatchObject({
    name: 'Importación',
    role: 'participant',
    accountStatus: 'incomplete',
    emailVerified: false,
  })
})

test('the same file again changes nothing', async () => {
  const before = await dumpTables(db)
  const second = await run()
  expect(await dumpTables(db)).toEqual(before)
  expect(second.counts).toMatchObject({ accounts: 0, applications: 0, enrollments: 0, marks: 0 })
  expect(second.counts.leftAlone).toBe(39)
  expect(second.session?.isNew).toBe(false)
  expect(await db.$count(programs)).toBe(1)
})

const importAccount = async () =>
  (await db.select().from(users).where(eq(users.email, 'import@cosecha.invalid')))[0]
