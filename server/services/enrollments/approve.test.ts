import { describe, expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { APPLICATION_DECISIONS } from '../../../domain/applications'
import { DAY } from '../../../domain/durations'
import { db } from '../../db/client'
import {
  applicationEvents,
  applications,
  heldDecisions,
  mailOutbox,
  programEnrollments,
  programs,
  users,
} from '../../db/schema'
import { makeEnrollment, makeProgram, makeUser } from '../../testing/factories'
import { refusalOf } from '../../testing/refusal'
import { aDecision, makeSubmitted } from '../../testing/review'
import { useTestDatabase } from '../../testing/test-database'
import { holdDecision } from '../applications/hold-decision'
import { decideApplication } from './decide-application'
import { dropEnrollment } from './drop-enrollment'
import { getEnrollmentHistory } from './get-enrollment-history'
import { releaseDecisions } from './release-decisions'

useTestDatabase()

const staff = async (now = new Date()) => ({
  db,
  actor: await makeUser(db, { role: 'moderator' }),
  now,
})

async function nothingHappened({ person, application }: Awaited<ReturnType<typeof makeSubmitted>>) {
  const [row] = await db.select().from(applications).where(eq(applications.id, application.id))
  expect(row).toEqual(application)
  expect(await db.$count(mailOutbox, eq(mailOutbox.userId, person.id))).toBe(0)
  expect(await db.$count(programEnrollments, eq(programEnrollments.userId, person.id))).toBe(0)
  expect(
    await db.$count(applicationEvents, eq(applicationEvents.applicationId, application.id)),
  ).toBe(0)
}

const CLOSED = {
  'is inactive': { isActive: false },
  'is over': {
    programType: 'cohort',
    startDate: new Date(Date.now() - 30 * DAY),
    endDate: new Date(Date.now() - DAY),
  },
  'lost its dates': { programType: 'cohort', startDate: null, endDate: null },
} as const

describe('an application for a program that', () => {
  for (const [what, change] of Object.entries(CLOSED))
    test(`${what} is approved as nothing, and still rejected or sent back`, async () => {
      const made = await makeSubmitted(db)
      const programId = made.application.programId ?? ''
      await db.update(programs).set(change).where(eq(programs.id, programId))
      const ctx = await staff()
      for (const decision of APPLICATION_DECISIONS) {
        const attempt = decideApplication(ctx, aDecision(made.application, decision))
        await expect(attempt).rejects.toMatchObject({
          code: 'PROGRAM_CLOSED',
          details: { programId, name: expect.any(String) },
        })
      }
      await nothingHappened(made)
      expect(await decideApplication(ctx, aDecision(made.application, 'changes'))).toMatchObject({
        status: 'changes_requested',
      })
      const other = await makeSubmitted(db, { programId })
      expect(await decideApplication(ctx, aDecision(other.application, 'reject'))).toMatchObject({
        status: 'rejected',
      })
    })
})

test('a suspended person is not approved until they are restored; a held approval waits', async () => {
  const made = await makeSubmitted(db)
  const { person, application } = made
  const suspend = (suspendedAt: Date | null) =>
    db.update(users).set({ suspendedAt }).where(eq(users.id, person.id))
  await suspend(new Date())
  const ctx = await staff()
  for (const decision of APPLICATION_DECISIONS)
    expect(await refusalOf(decideApplication(ctx, aDecision(application, decision)))).toBe(
      'PERSON_SUSPENDED',
    )
  const hold = await holdDecision(ctx, aDecision(application, 'guest'))
  expect(await releaseDecisions(ctx, { holds: [hold] })).toMatchObject([
    { outcome: 'refused', code: 'PERSON_SUSPENDED' },
  ])
  await nothingHappened(made)
  expect(await db.$count(heldDecisions, eq(heldDecisions.applicationId, application.id))).toBe(1)
  await suspend(null)
  expect(await releaseDecisions(ctx, { holds: [hold] })).toMatchObject([{ outcome: 'released' }])
})

test('once the earlier cohort is dropped, the same decision goes through', async () => {
  const cohort = () =>
    makeProgram(db, {
      programType: 'cohort',
      startDate: new Date(),
      endDate: new Date(Date.now() + 30 * DAY),
    })
  const { person, application } = await makeSubmitted(db, { programId: (await cohort()).id })
  const place = await makeEnrollment(db, person.id, (await cohort()).id)
  const ctx = await staff()
  const decision = aDecision(application, 'guest')
  expect(await refusalOf(decideApplication(ctx, decision))).toBe('RUNNING_COHORT')
  const seen = { enrollmentId: place.id, version: place.version }
  await dropEnrollment(ctx, { ...seen, reason: 'changed_program', note: null })
  expect(await decideApplication(ctx, decision)).toMatchObject({ status: 'approved' })
})

test('steps are dated when they are taken, and never before the one they follow', async () => {
  const { application } = await makeSubmitted(db)
  const before = new Date(Date.now() - 20 * DAY)
  const ctx = await staff(before)
  const { enrollmentId } = await decideApplication(ctx, aDecision(application, 'guest'))
  const late = { ...ctx, now: new Date(before.getTime() - DAY) }
  const seen = { enrollmentId: enrollmentId ?? '', version: 1 }
  await dropEnrollment(late, { ...seen, reason: 'left', note: null })
  const history = await getEnrollmentHistory(ctx, { enrollmentId: enrollmentId ?? '' })
  expect(history.map(({ toStatus }) => toStatus)).toEqual(['dropped', 'guest'])
  const [dropped, joined] = history.map(({ at }) => at.getTime())
  expect(joined).toBe(before.getTime())
  expect(dropped).toBe(before.getTime() + 1)
})
