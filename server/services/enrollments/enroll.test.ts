import { beforeAll, describe, expect, test } from 'bun:test'
import { asc, eq } from 'drizzle-orm'
import { DAY } from '../../../domain/durations'
import { DomainError } from '../../../domain/errors'
import { db } from '../../db/client'
import { enrollmentEvents, programEnrollments, users } from '../../db/schema'
import { makeApplication, makeEnrollment, makeProgram, makeUser } from '../../testing/factories'
import { refusalOf } from '../../testing/refusal'
import { useTestDatabase } from '../../testing/test-database'
import type { Actor } from '../context'
import { promoteEnrollments } from '../progress/promote-enrollments'
import { dropEnrollment } from './drop-enrollment'
import { enroll } from './enroll'

useTestDatabase()

let admin: Actor
beforeAll(async () => {
  admin = await makeUser(db, { role: 'admin' })
})

const at = (now = new Date()) => ({ db, actor: admin, now })
const days = (count: number) => new Date(Date.now() + count * DAY)
const placesOf = (userId: string) =>
  db.select().from(programEnrollments).where(eq(programEnrollments.userId, userId))
const statusOf = async (id: string) =>
  (await db.select().from(users).where(eq(users.id, id)))[0]?.accountStatus
const eventsOf = (enrollmentId: string) =>
  db
    .select()
    .from(enrollmentEvents)
    .where(eq(enrollmentEvents.enrollmentId, enrollmentId))
    .orderBy(asc(enrollmentEvents.createdAt))

const newcomer = async (status: 'guest' | 'active' = 'guest') => {
  const { id: userId } = await makeUser(db)
  const { id: programId } = await makeProgram(db)
  const { id: applicationId } = await makeApplication(db, userId, { programId, status: 'approved' })
  return { userId, programId, applicationId, status }
}

describe('a first place', () => {
  test.each(['guest', 'active'] as const)('as %s', async (status) => {
    const person = await newcomer(status)
    const ctx = at()
    const { enrollmentId, reopened } = await enroll(ctx, person)
    expect(reopened).toBe(false)
    expect(await placesOf(person.userId)).toMatchObject([
      {
        id: enrollmentId,
        programId: person.programId,
        applicationId: person.applicationId,
        enrollmentStatus: status,
        enrolledAt: ctx.now,
        promotedAt: null,
        version: 1,
      },
    ])
    expect(await statusOf(person.userId)).toBe(status)
    expect(await eventsOf(enrollmentId)).toMatchObject([
      { fromStatus: null, toStatus: status, actorId: admin.id, enrolledAt: ctx.now, endedAt: null },
    ])
  })

  test('nobody, or nowhere: NOT_FOUND, and nothing is left behind', async () => {
    const person = await newcomer()
    expect(await refusalOf(enroll(at(), { ...person, userId: crypto.randomUUID() }))).toBe(
      'NOT_FOUND',
    )
    expect(await refusalOf(enroll(at(), { ...person, programId: crypto.randomUUID() }))).toBe(
      'NOT_FOUND',
    )
    expect(await placesOf(person.userId)).toEqual([])
  })

  test('twenty at once: one place, one event, the rest are told', async () => {
    const person = await newcomer()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => refusalOf(enroll(at(), person))),
    )
    expect(answers.filter((code) => code === null).length).toBe(1)
    expect(answers.filter((code) => code === 'ALREADY_ENROLLED').length).toBe(19)
    const [place, ...more] = await placesOf(person.userId)
    expect(more).toEqual([])
    expect(await eventsOf(place?.id ?? '')).toHaveLength(1)
  })
})

describe('a place given up before', () => {
  test('is reopened with the new application; the earlier span stays in the history', async () => {
    const person = await newcomer()
    const joined = days(-40)
    const promoted = days(-30)
    const left = days(-20)
    const again = days(-1)
    const first = await enroll(at(joined), person)
    const enrollments = [{ enrollmentId: first.enrollmentId, version: 1 }]
    await promoteEnrollments(at(promoted), { enrollments, despiteRule: true })
    await dropEnrollment(at(left), {
      enrollmentId: first.enrollmentId,
      version: 2,
      reason: 'other',
      note: 'Se mudó.',
    })
    expect(await statusOf(person.userId)).toBe('inactive')
    const { id: applicationId } = await makeApplication(db, person.userId, { status: 'approved' })
    const second = await enroll(at(again), { ...person, applicationId, status: 'active' })
    expect(second).toEqual({ enrollmentId: first.enrollmentId, version: 4, reopened: true })
    expect(await placesOf(person.userId)).toMatchObject([
      {
        enrollmentStatus: 'active',
        applicationId,
        enrolledAt: again,
        endedAt: null,
        endReason: null,
        promotedAt: null,
        metadata: {},
        version: 4,
      },
    ])
    expect(await statusOf(person.userId)).toBe('active')
    expect(await eventsOf(first.enrollmentId)).toMatchObject([
      { fromStatus: null, toStatus: 'guest', enrolledAt: joined, endedAt: null },
      { fromStatus: 'guest', toStatus: 'active', enrolledAt: joined, endedAt: null },
      { fromStatus: 'active', toStatus: 'dropped', enrolledAt: joined, endedAt: left },
      { fromStatus: 'dropped', toStatus: 'active', enrolledAt: again, endedAt: null },
    ])
  })
})

describe('one running cohort', () => {
  const cohort = (endDate: Date | null = null) =>
    makeProgram(db, {
      programType: 'cohort',
      startDate: endDate && new Date(endDate.getTime() - 60 * DAY),
      endDate,
    })

  test('is refused beside another, which is named; Open is possible beside it', async () => {
    const { id: userId } = await makeUser(db)
    const [one, other, evergreen] = await Promise.all([cohort(), cohort(days(9)), makeProgram(db)])
    const person = { userId, applicationId: null, status: 'guest' as const }
    const first = await enroll(at(), { ...person, programId: one.id })
    const refused = await enroll(at(), { ...person, programId: other.id }).catch((error) => error)
    expect(refused).toBeInstanceOf(DomainError)
    expect(refused).toMatchObject({
      code: 'RUNNING_COHORT',
      details: {
        programId: one.id,
        name: one.name,
        enrollmentId: first.enrollmentId,
        version: first.version,
      },
    })
    await enroll(at(), { ...person, programId: evergreen.id })
    expect(await placesOf(userId)).toHaveLength(2)
    // Making room for it, as the reviewer is offered.
    await dropEnrollment(at(), {
      enrollmentId: first.enrollmentId,
      version: first.version,
      reason: 'changed_program',
      note: null,
    })
    await enroll(at(), { ...person, programId: other.id })
    // And now the way back is closed.
    expect(await refusalOf(enroll(at(), { ...person, programId: one.id }))).toBe('RUNNING_COHORT')
  })

  test('one that is over, or completed, is in nobody’s way', async () => {
    const { id: userId } = await makeUser(db)
    await makeEnrollment(db, userId, (await cohort(days(-1))).id)
    await makeEnrollment(db, userId, (await cohort()).id, { enrollmentStatus: 'completed' })
    const { id: programId } = await cohort()
    const person = { userId, programId, applicationId: null, status: 'guest' as const }
    expect(await refusalOf(enroll(at(), person))).toBeNull()
  })

  test('two cohorts at once, twenty times: one of them', async () => {
    for (let round = 0; round < 20; round++) {
      const { id: userId } = await makeUser(db)
      const programs = await Promise.all([cohort(), cohort()])
      const codes = await Promise.all(
        programs.map(({ id: programId }) =>
          refusalOf(enroll(at(), { userId, programId, applicationId: null, status: 'guest' })),
        ),
      )
      expect(codes.sort()).toEqual(['RUNNING_COHORT', null])
      expect(await placesOf(userId)).toHaveLength(1)
    }
  })
})
