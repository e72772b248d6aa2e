import { beforeAll, expect, test } from 'bun:test'
import { count, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import { APPLICATION_STATUSES, DECISIONS } from '../../domain/applications'
import { ENROLLMENT_STATUSES } from '../../domain/enrollments'
import { DELIVERY_STATUSES, MAIL_KINDS } from '../../domain/mail'
import { SUBMISSION_STATUSES } from '../../domain/submissions'
import { ACCOUNT_STATUSES, isReservedEmail } from '../../domain/users'
import { DEMO_PEOPLE } from '../auth/demo-people'
import { db } from '../db/client'
import {
  activities,
  activitySeries,
  applicationEvents,
  applications,
  attendanceRecords,
  calendarFeeds,
  enrollmentEvents,
  heldDecisions,
  mailDeliveries,
  mailOutbox,
  programEnrollments,
  rosterAdditions,
  sessionReopenings,
  submissions,
  users,
} from '../db/schema'
import { getOwnApplication } from '../services/applications/get-own-application'
import { listApplications } from '../services/applications/list-applications'
import { listVoidedHolds } from '../services/applications/list-voided-holds'
import { seedPrograms } from '../services/programs/seed-programs'
import { listReadyForPromotion } from '../services/progress/list-ready-for-promotion'
import { refreshAccountStatus } from '../services/users/refresh-account-status'
import { dumpTables } from './dump-tables'
import { seedDemo } from './seed-demo'
import { useTestDatabase } from './test-database'

useTestDatabase()

const now = new Date()
// It takes three to four seconds on two cores where little else runs, and several times that beside builds.
const LIMIT_MS = 30_000
let took = 0
beforeAll(async () => {
  await seedPrograms({ db, actor: null, now })
  const began = performance.now()
  await seedDemo(db, now)
  took = performance.now() - began
}, 120_000)

const persona = async (key: string) => {
  const email = DEMO_PEOPLE.find((person) => person.key === key)?.email ?? ''
  const [person] = await db.select().from(users).where(eq(users.email, email))
  if (!person) throw new Error(`Nobody is "${key}".`)
  return person
}
const sorted = (words: Iterable<string | null>) => [...new Set(words)].sort()

test('is there quickly, with about sixty people', async () => {
  expect(took).toBeLessThan(LIMIT_MS)
  const people = await db.$count(users)
  expect(people).toBeGreaterThanOrEqual(55)
  expect(people).toBeLessThanOrEqual(75)
})

test('every status there is occurs', async () => {
  const statuses = async (rows: Promise<{ status: string | null }[]>) =>
    sorted((await rows).map(({ status }) => status))
  expect(await statuses(db.select({ status: applications.status }).from(applications))).toEqual(
    sorted(APPLICATION_STATUSES),
  )
  expect(await statuses(db.select({ status: users.accountStatus }).from(users))).toEqual(
    sorted(ACCOUNT_STATUSES),
  )
  const places = db.select({ status: programEnrollments.enrollmentStatus }).from(programEnrollments)
  expect(await statuses(places)).toEqual(sorted(ENROLLMENT_STATUSES))
  const marks = db.select({ status: attendanceRecords.attendanceStatus }).from(attendanceRecords)
  expect(await statuses(marks)).toEqual(['absent', 'excused', 'present'])
  const deliveries = db.select({ status: mailDeliveries.status }).from(mailDeliveries)
  expect(await statuses(deliveries)).toEqual(sorted(DELIVERY_STATUSES))
  expect(await statuses(db.select({ status: mailOutbox.kind }).from(mailOutbox))).toEqual(
    sorted(MAIL_KINDS),
  )
  expect(await db.$count(users, isNotNull(users.suspendedAt))).toBe(2)
  const handedIn = db.select({ status: submissions.status }).from(submissions)
  expect(await statuses(handedIn)).toEqual(sorted(SUBMISSION_STATUSES))
  const planned = db.select({ status: activities.status }).from(activities)
  // A draft is nothing anybody sees yet.
  expect(await statuses(planned)).toEqual(['cancelled', 'done', 'scheduled'])
  for (const table of [activitySeries, rosterAdditions, sessionReopenings, calendarFeeds])
    expect(await db.$count(table)).toBeGreaterThan(0)
})

test('no account status is other than what its causes say', async () => {
  const read = () =>
    db.select({ id: users.id, is: users.accountStatus }).from(users).orderBy(users.id)
  const stored = await read()
  await refreshAccountStatus(
    { db },
    stored.map(({ id }) => id),
  )
  expect(await read()).toEqual(stored)
  for (const { email, accountStatus } of DEMO_PEOPLE)
    expect(
      await db.$count(
        users,
        sql`${users.email} = ${email} and ${users.accountStatus} = ${accountStatus}`,
      ),
    ).toBe(1)
})

test('the queue has holds, a void one, shared handles, notes, and answers that are late', async () => {
  const moderator = await persona('moderator')
  const ctx = { db, actor: moderator, now }
  const { applications: rows, counts } = await listApplications(ctx, {
    limit: 100,
    status: 'submitted',
  })
  expect(counts.held).toBe(3)
  const held = await db.select({ decision: heldDecisions.decision }).from(heldDecisions)
  expect(sorted(held.map(({ decision }) => decision))).toEqual(
    sorted(DECISIONS.filter((decision) => decision !== 'member')),
  )
  expect(await listVoidedHolds(ctx)).toHaveLength(1)
  expect(rows.filter(({ sharesHandle }) => sharesHandle)).toHaveLength(2)
  expect(await db.$count(applications, isNotNull(applications.internalNotes))).toBe(2)
})

test('histories are there, and lie in the past', async () => {
  const [without] = await db
    .select({ count: count() })
    .from(applications)
    .leftJoin(applicationEvents, eq(applicationEvents.applicationId, applications.id))
    .where(isNull(applicationEvents.id))
  expect(without?.count).toBe(0)
  for (const events of [applicationEvents, enrollmentEvents])
    expect(await db.$count(events, lt(events.createdAt, now))).toBe(await db.$count(events))
  const mine = await getOwnApplication({ db, actor: await persona('applicant'), now })
  expect(mine?.current?.timeline.map(({ toStatus }) => toStatus)).toEqual([
    'draft',
    'submitted',
    'changes_requested',
    'submitted',
  ])
  const reopened = await db.$count(
    enrollmentEvents,
    sql`${enrollmentEvents.fromStatus} = 'dropped' and ${enrollmentEvents.toStatus} = 'guest'`,
  )
  expect(reopened).toBe(1)
})

test('some were promoted on their evidence, and some wait for it', async () => {
  const promoted = await db
    .select({ promotion: sql<unknown>`${programEnrollments.metadata} -> 'promotion'` })
    .from(programEnrollments)
    .where(sql`${programEnrollments.metadata} ? 'promotion'`)
  expect(promoted.length).toBeGreaterThan(3)
  expect((await listReadyForPromotion({ db, now: new Date() }, {})).length).toBeGreaterThan(3)
})

test('nobody has an address somebody could own', async () => {
  for (const { email } of await db.select({ email: users.email }).from(users)) {
    expect(email).toMatch(/@(demo\.example|example\.com)$/)
    expect(isReservedEmail(email)).toBe(false)
  }
})

test('a second time changes nothing', async () => {
  const before = await dumpTables(db)
  await seedDemo(db, now)
  expect(await dumpTables(db)).toEqual(before)
})
