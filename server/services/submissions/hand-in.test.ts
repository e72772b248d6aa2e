import { describe, expect, test } from 'bun:test'
import { randomUUID } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import type { EnrollmentStatus } from '../../../domain/enrollments'
import { db } from '../../db/client'
import { programEnrollments, submissionEvents, submissions } from '../../db/schema'
import { makeDeliverable } from '../../testing/deliverable'
import { linkActivity, makeEnrollment, makeProgram, makeUser } from '../../testing/factories'
import { refusalOf } from '../../testing/refusal'
import { useTestDatabase } from '../../testing/test-database'
import type { Actor } from '../context'
import { answerSubmission } from './answer-submission'
import { handIn } from './hand-in'
import { listOwnDeliverables } from './list-own-deliverables'

useTestDatabase()

const BEFORE_DUE = new Date('2026-10-05T18:00:00Z')
const as = (actor: Actor, now = BEFORE_DUE) => ({ db, actor, now })
const content = (activityId: string, version: number | null, body = 'Aquí está.') => ({
  activityId,
  link: null,
  body,
  version,
})
const read = async (submissionId: string) =>
  (await db.select().from(submissions).where(eq(submissions.id, submissionId)))[0]
const steps = async (submissionId: string) =>
  (
    await db
      .select()
      .from(submissionEvents)
      .where(eq(submissionEvents.submissionId, submissionId))
      .orderBy(asc(submissionEvents.version))
  ).map(({ fromStatus, toStatus, actorId, version }) => [version, fromStatus, toStatus, actorId])

describe('handing in', () => {
  test('keeps link and text, and the first step', async () => {
    const { person, activity } = await makeDeliverable(db)
    const state = await handIn(as(person), {
      ...content(activity.id, null),
      link: 'https://example.com/pagina',
    })
    expect(state).toMatchObject({ version: 1, status: 'submitted', isLate: false })
    expect(await read(state.submissionId)).toMatchObject({
      userId: person.id,
      activityId: activity.id,
      link: 'https://example.com/pagina',
      body: 'Aquí está.',
      submittedAt: BEFORE_DUE,
    })
    expect(await steps(state.submissionId)).toEqual([[1, null, 'submitted', person.id]])
  })

  test('after the due instant is taken and said to be late', async () => {
    const { person, activity } = await makeDeliverable(db)
    const atDue = await handIn(as(person, activity.endsAt), content(activity.id, null))
    expect(atDue.isLate).toBe(false)
    const after = new Date(activity.endsAt.getTime() + 1)
    const late = await handIn(as(person, after), content(activity.id, 1, 'Ahora sí.'))
    expect(late).toMatchObject({ version: 2, isLate: true })
    const [own] = await listOwnDeliverables(as(person))
    expect(own?.submission).toMatchObject({ body: 'Ahora sí.', isLate: true })
  })

  test('may be replaced until it is approved, each time as a step', async () => {
    const { person, activity } = await makeDeliverable(db)
    const reviewer = await makeUser(db, { role: 'moderator' })
    const answer = (submissionId: string, version: number, given: 'reject' | 'approve') =>
      answerSubmission(as(reviewer), { submissionId, version, answer: given, feedback: 'Mira.' })
    const { submissionId } = await handIn(as(person), content(activity.id, null))
    await handIn(as(person), content(activity.id, 1, 'Segunda.'))
    await answer(submissionId, 2, 'reject')
    await handIn(as(person), content(activity.id, 3, 'Tercera.'))
    await answer(submissionId, 4, 'approve')
    const again = handIn(as(person), content(activity.id, 5, 'Cuarta.'))
    expect(await refusalOf(again)).toBe('SUBMISSION_APPROVED')
    expect(await read(submissionId)).toMatchObject({ body: 'Tercera.', version: 5 })
    expect(await steps(submissionId)).toEqual([
      [1, null, 'submitted', person.id],
      [2, 'submitted', 'submitted', person.id],
      [3, 'submitted', 'rejected', reviewer.id],
      [4, 'rejected', 'submitted', person.id],
      [5, 'submitted', 'approved', reviewer.id],
    ])
  })

  test('twice at once, or the same again, is one', async () => {
    const { person, activity } = await makeDeliverable(db)
    const states = await Promise.all(
      Array.from({ length: 5 }, () => handIn(as(person), content(activity.id, null))),
    )
    expect(new Set(states.map(({ submissionId }) => submissionId)).size).toBe(1)
    expect(states.map(({ version }) => version)).toEqual([1, 1, 1, 1, 1])
    const [first] = states
    expect((await handIn(as(person), content(activity.id, 1))).version).toBe(1)
    expect(await steps(first?.submissionId ?? '')).toHaveLength(1)
  })

  test('over something one has not seen is refused, and changes nothing', async () => {
    const { person, activity } = await makeDeliverable(db)
    const { submissionId } = await handIn(as(person), content(activity.id, null))
    await handIn(as(person), content(activity.id, 1, 'Desde el teléfono.'))
    for (const version of [null, 1, 3]) {
      const attempt = handIn(as(person), content(activity.id, version, 'Desde la laptop.'))
      expect(await refusalOf(attempt)).toBe('CONFLICT')
    }
    const first = await makeDeliverable(db)
    const unseen = handIn(as(first.person), content(first.activity.id, 1))
    expect(await refusalOf(unseen)).toBe('CONFLICT')
    expect(await read(submissionId)).toMatchObject({ body: 'Desde el teléfono.', version: 2 })
  })
})

describe('only of a program one takes part in', () => {
  const attempt = (actor: Actor, activityId: string) =>
    refusalOf(handIn(as(actor), content(activityId, null)))

  test.each<[EnrollmentStatus, string | null]>([
    ['guest', null],
    ['active', null],
    ['completed', 'NOT_ENROLLED'],
    ['dropped', 'NOT_ENROLLED'],
  ])('as %s: %p', async (enrollmentStatus, expected) => {
    const { activity, program } = await makeDeliverable(db)
    const person = await makeUser(db)
    await makeEnrollment(db, person.id, program.id, { enrollmentStatus })
    const refusal: string | null = await attempt(person, activity.id)
    expect(refusal).toBe(expected)
  })

  test('not as somebody of another program, nor once it is unlinked', async () => {
    const { activity, program, person } = await makeDeliverable(db)
    const other = await makeDeliverable(db)
    expect(await attempt(other.person, activity.id)).toBe('NOT_ENROLLED')
    expect(await attempt(await makeUser(db, { role: 'admin' }), activity.id)).toBe('NOT_ENROLLED')
    const second = await makeProgram(db)
    await linkActivity(db, second.id, activity.id)
    await db
      .delete(programEnrollments)
      .where(
        and(eq(programEnrollments.programId, program.id), eq(programEnrollments.userId, person.id)),
      )
    expect(await attempt(person, activity.id)).toBe('NOT_ENROLLED')
    await makeEnrollment(db, person.id, second.id)
    expect(await attempt(person, activity.id)).toBe(null)
  })

  test('and only what is a deliverable that stands', async () => {
    const session = await makeDeliverable(db, { kind: 'session' })
    expect(await attempt(session.person, session.activity.id)).toBe('NOT_A_DELIVERABLE')
    const cancelled = await makeDeliverable(db, { status: 'cancelled' })
    expect(await attempt(cancelled.person, cancelled.activity.id)).toBe('DELIVERABLE_CANCELLED')
    const draft = await makeDeliverable(db, { status: 'draft' })
    expect(await attempt(draft.person, draft.activity.id)).toBe('NOT_FOUND')
    expect(await listOwnDeliverables(as(draft.person))).toEqual([])
    expect(await attempt(draft.person, randomUUID())).toBe('NOT_FOUND')
  })
})

test('one’s own list has every deliverable of one’s programs, and nothing of others', async () => {
  const { person, activity, program } = await makeDeliverable(db)
  const classmate = await makeUser(db)
  await makeEnrollment(db, classmate.id, program.id)
  await handIn(as(classmate), content(activity.id, null, 'Lo ajeno.'))
  const own = await listOwnDeliverables(as(person))
  expect(own.map(({ title, isRequired, submission }) => [title, isRequired, submission])).toEqual([
    ['Tu página', true, null],
  ])
})
