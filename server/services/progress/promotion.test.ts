import { beforeAll, describe, expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { DAY } from '../../../domain/durations'
import { db } from '../../db/client'
import { enrollmentEvents, mailOutbox, programEnrollments, users } from '../../db/schema'
import {
  linkActivity,
  makeActivity,
  makeApplication,
  makeEnrollment,
  makeProgram,
  makeRecord,
  makeUser,
} from '../../testing/factories'
import { useTestDatabase } from '../../testing/test-database'
import type { Actor } from '../context'
import { dropEnrollment } from '../enrollments/drop-enrollment'
import { enroll } from '../enrollments/enroll'
import { listOwnEnrollments } from '../enrollments/list-own-enrollments'
import { listReadyForPromotion } from './list-ready-for-promotion'
import { promoteEnrollments } from './promote-enrollments'

useTestDatabase()

let admin: Actor
beforeAll(async () => {
  admin = await makeUser(db, { role: 'admin' })
})

const at = (now = new Date()) => ({ db, actor: admin, now })
const GOAL = 'Quiero aprender a construir productos con la comunidad. '.repeat(3).trim()

/** A program with `count` sessions, one a day until yesterday. */
async function makeCourse(count = 6, given: Parameters<typeof makeProgram>[1] = {}) {
  const program = await makeProgram(db, given)
  const sessions = []
  for (let ago = count; ago >= 1; ago--) {
    const activity = await makeActivity(db, { startsAt: new Date(Date.now() - ago * DAY) })
    await linkActivity(db, program.id, activity.id)
    sessions.push(activity)
  }
  return { program, sessions }
}
type Course = Awaited<ReturnType<typeof makeCourse>>

/** A guest of it who was present at the first sessions and absent at the next. */
async function makeGuest(
  { program, sessions }: Course,
  present: number,
  absent = 0,
  given: Parameters<typeof makeUser>[1] = {},
) {
  const person = await makeUser(db, given)
  const application = await makeApplication(db, person.id, {
    programId: program.id,
    goal: GOAL,
    status: 'approved',
    decision: 'guest',
  })
  const enrollment = await makeEnrollment(db, person.id, program.id, {
    applicationId: application.id,
  })
  for (const [index, { id: activityId }] of sessions.slice(0, present + absent).entries())
    await makeRecord(db, {
      userId: person.id,
      activityId,
      markedBy: admin.id,
      attendanceStatus: index < present ? 'present' : 'absent',
    })
  return { person, enrollment }
}
const seen = ({ id, version }: { id: string; version: number }) => ({ enrollmentId: id, version })
const read = async (id: string) =>
  (await db.select().from(programEnrollments).where(eq(programEnrollments.id, id)))[0]
const events = (id: string) => db.$count(enrollmentEvents, eq(enrollmentEvents.enrollmentId, id))
const mails = (userId: string) => db.select().from(mailOutbox).where(eq(mailOutbox.userId, userId))

describe('who is ready', () => {
  test('guests who meet the rule, with the evidence and their goal', async () => {
    const course = await makeCourse()
    const ready = await makeGuest(course, 5, 1, { name: 'Zoe' })
    const accented = await makeGuest(course, 6, 0, { name: 'Álvaro' })
    await makeGuest(course, 4)
    await makeGuest(course, 6, 0, { suspendedAt: new Date() })
    const member = await makeGuest(course, 6)
    await promoteEnrollments(at(), { enrollments: [seen(member.enrollment)], despiteRule: false })

    const list = await listReadyForPromotion(at(), { programId: course.program.id })
    expect(list.map(({ enrollmentId }) => enrollmentId)).toEqual([
      accented.enrollment.id,
      ready.enrollment.id,
    ])
    expect(list[1]).toMatchObject({
      userId: ready.person.id,
      name: 'Zoe',
      programName: course.program.name,
      version: 1,
      goal: GOAL,
      rule: { minPresent: 5, minRate: 0.7 },
      counts: { present: 5, absent: 1 },
      evaluation: { met: true, rate: 5 / 6 },
    })
  })

  test('by each program’s own rule; of all programs where none is named', async () => {
    const easy = await makeCourse(2, { promotionRule: { minPresent: 1, minRate: 0.5 } })
    const usual = await makeCourse(2)
    const [inEasy, inUsual] = await Promise.all([makeGuest(easy, 1, 1), makeGuest(usual, 1, 1)])
    const ids = (await listReadyForPromotion(at(), {})).map((row) => row.enrollmentId)
    expect(ids).toContain(inEasy.enrollment.id)
    expect(ids).not.toContain(inUsual.enrollment.id)
  })
})

describe('promoting', () => {
  test('makes a member, keeps the figures, tells the person what earned it', async () => {
    const course = await makeCourse()
    const { person, enrollment } = await makeGuest(course, 5, 1)
    const ctx = at()
    const input = { enrollments: [seen(enrollment)], despiteRule: false }
    expect(await promoteEnrollments(ctx, input)).toEqual([
      { enrollmentId: enrollment.id, outcome: 'done', version: 2 },
    ])
    const figures = { present: 5, counted: 6, rate: 5 / 6 }
    expect(await read(enrollment.id)).toMatchObject({
      enrollmentStatus: 'active',
      promotedAt: ctx.now,
      metadata: { promotion: figures },
    })
    expect(await mails(person.id)).toMatchObject([
      { kind: 'promoted', data: { enrollmentId: enrollment.id, ...figures } },
    ])
    expect(await listOwnEnrollments({ ...at(), actor: person })).toMatchObject([
      { id: enrollment.id, promotion: figures },
    ])
    const [account] = await db.select().from(users).where(eq(users.id, person.id))
    expect(account?.accountStatus).toBe('active')
  })

  test('refuses whoever does not meet the rule, unless told otherwise', async () => {
    const course = await makeCourse()
    const { person, enrollment } = await makeGuest(course, 0)
    const enrollments = [seen(enrollment)]
    expect(await promoteEnrollments(at(), { enrollments, despiteRule: false })).toEqual([
      { enrollmentId: enrollment.id, outcome: 'refused', code: 'PROMOTION_RULE_NOT_MET' },
    ])
    expect([await read(enrollment.id), await mails(person.id)]).toEqual([enrollment, []])
    expect(await promoteEnrollments(at(), { enrollments, despiteRule: true })).toMatchObject([
      { outcome: 'done' },
    ])
    expect(await mails(person.id)).toMatchObject([{ data: { present: 0, counted: 0, rate: null } }])
  })

  test('many at once: each with its own figures; one short keeps nobody back', async () => {
    const course = await makeCourse()
    const [all, most, short] = await Promise.all([
      makeGuest(course, 6),
      makeGuest(course, 5, 1),
      makeGuest(course, 4),
    ])
    const results = await promoteEnrollments(at(), {
      enrollments: [all, most, short].map(({ enrollment }) => seen(enrollment)),
      despiteRule: false,
    })
    const outcomeOf = (id: string) => results.find((row) => row.enrollmentId === id)?.outcome
    expect(outcomeOf(short.enrollment.id)).toBe('refused')
    for (const [{ enrollment }, present] of [
      [all, 6],
      [most, 5],
    ] as const) {
      expect(outcomeOf(enrollment.id)).toBe('done')
      expect((await read(enrollment.id))?.metadata).toMatchObject({ promotion: { present } })
    }
  })

  test('twenty times at once, twenty rounds: promoted once, one event, one mail', async () => {
    const course = await makeCourse()
    for (let round = 0; round < 20; round++) {
      const { person, enrollment } = await makeGuest(course, 5)
      const input = { enrollments: [seen(enrollment)], despiteRule: false }
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => promoteEnrollments(at(), input)),
      )
      const outcomes = answers.flat().map((result) => result.outcome)
      expect(outcomes.filter((outcome) => outcome === 'done').length).toBe(1)
      expect(outcomes.filter((outcome) => outcome === 'already').length).toBe(19)
      expect([await events(enrollment.id), (await mails(person.id)).length]).toEqual([1, 1])
      expect((await read(enrollment.id))?.version).toBe(2)
    }
  }, 30_000)

  test('one who left and came back is promoted anew, by what they did since', async () => {
    const course = await makeCourse()
    const { person, enrollment } = await makeGuest(course, 6)
    await promoteEnrollments(at(), { enrollments: [seen(enrollment)], despiteRule: false })
    await dropEnrollment(at(), {
      enrollmentId: enrollment.id,
      version: 2,
      reason: 'left',
      note: null,
    })
    const { version } = await enroll(at(new Date(Date.now() + DAY)), {
      userId: person.id,
      programId: course.program.id,
      applicationId: null,
      status: 'guest',
    })
    expect(await listOwnEnrollments({ ...at(), actor: person })).toMatchObject([
      { enrollmentStatus: 'guest', promotion: null },
    ])
    const enrollments = [{ enrollmentId: enrollment.id, version }]
    expect(await promoteEnrollments(at(), { enrollments, despiteRule: false })).toMatchObject([
      { code: 'PROMOTION_RULE_NOT_MET' },
    ])
    await promoteEnrollments(at(), { enrollments, despiteRule: true })
    expect((await mails(person.id)).map(({ key }) => key).sort()).toEqual([
      `promoted:${enrollment.id}:2`,
      `promoted:${enrollment.id}:5`,
    ])
  })
})
