import { beforeAll, describe, expect, test } from 'bun:test'
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { DAY } from '../../../domain/durations'
import { DomainError } from '../../../domain/errors'
import { SUBMISSION_ANSWERS, type SubmissionAnswer } from '../../../domain/submissions'
import { db } from '../../db/client'
import { mailOutbox, submissionEvents, submissions } from '../../db/schema'
import { makeDeliverable } from '../../testing/deliverable'
import { linkActivity, makeEnrollment, makeProgram, makeUser } from '../../testing/factories'
import { refusalOf } from '../../testing/refusal'
import { useTestDatabase } from '../../testing/test-database'
import type { Actor } from '../context'
import { answerSubmission } from './answer-submission'
import { getSubmission } from './get-submission'
import { handIn } from './hand-in'
import { listSubmissions } from './list-submissions'

useTestDatabase()

const now = new Date('2026-10-05T18:00:00Z')
const as = (actor: Actor, at = now) => ({ db, actor, now: at })

let reviewer: Actor
beforeAll(async () => {
  reviewer = await makeUser(db, { name: 'Rita Revisora', role: 'moderator' })
})

async function makeHandedIn(given: Parameters<typeof makeDeliverable>[1] = {}, at = now) {
  const made = await makeDeliverable(db, given)
  const state = await handIn(as(made.person, at), {
    activityId: made.activity.id,
    link: 'https://example.com/x',
    body: 'Lo que hice.',
    version: null,
  })
  return { ...made, ...state }
}
const answer = (
  { submissionId, version }: { submissionId: string; version: number },
  given: SubmissionAnswer = 'approve',
  actor = reviewer,
) => answerSubmission(as(actor), { submissionId, version, answer: given, feedback: 'Muy bien.' })
const mails = (userId: string) => db.select().from(mailOutbox).where(eq(mailOutbox.userId, userId))
const read = async (id: string) =>
  (await db.select().from(submissions).where(eq(submissions.id, id)))[0]

describe('an answer', () => {
  test.each([
    ['approve', 'approved', 'deliverable-approved'],
    ['request_changes', 'changes_requested', 'deliverable-changes-requested'],
    ['reject', 'rejected', 'deliverable-rejected'],
  ] as const)('%s: stored, told by mail, and a step', async (given, status, kind) => {
    const handedIn = await makeHandedIn()
    expect(await answer(handedIn, given)).toMatchObject({ status, version: 2 })
    expect(await read(handedIn.submissionId)).toMatchObject({
      status,
      feedback: 'Muy bien.',
      decidedBy: reviewer.id,
      decidedAt: now,
      body: 'Lo que hice.',
    })
    const sent = await mails(handedIn.person.id)
    expect(sent.map((mail) => [mail.kind, mail.data])).toEqual([
      [kind, { submissionId: handedIn.submissionId }],
    ])
    const { history } = await getSubmission(as(reviewer), handedIn)
    expect(history.map(({ toStatus, actorName }) => [toStatus, actorName])).toEqual([
      ['submitted', 'Ana Prueba'],
      [status, 'Rita Revisora'],
    ])
  })

  test('nobody answers their own, nor reads it as staff', async () => {
    const { program, activity } = await makeDeliverable(db)
    const own = await makeUser(db, { role: 'admin' })
    await makeEnrollment(db, own.id, program.id)
    const state = await handIn(as(own), {
      activityId: activity.id,
      link: null,
      body: 'Mío.',
      version: null,
    })
    for (const given of SUBMISSION_ANSWERS)
      expect(await refusalOf(answer(state, given, own))).toBe('OWN_SUBMISSION')
    expect(await refusalOf(getSubmission(as(own), state))).toBe('OWN_SUBMISSION')
    const list = await listSubmissions(as(own), { activityId: activity.id, limit: 10 })
    expect([list.submissions, list.counts.submitted]).toEqual([[], 0])
    expect((await read(state.submissionId))?.status).toBe('submitted')
  })

  test('two at once: one wins, the other learns who and when; one mail, one step', async () => {
    const handedIn = await makeHandedIn()
    const second = await makeUser(db, { name: 'Segunda Revisora', role: 'moderator' })
    const outcomes = await Promise.allSettled([
      answer(handedIn, 'approve'),
      answer(handedIn, 'reject', second),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = outcomes.find((outcome) => outcome.status === 'rejected')?.reason
    expect(lost).toBeInstanceOf(DomainError)
    const winner = outcomes[0].status === 'fulfilled' ? 'Rita Revisora' : 'Segunda Revisora'
    expect(lost).toMatchObject({
      code: 'SUBMISSION_ANSWERED',
      details: { decidedByName: winner, decidedAt: now.toISOString() },
    })
    expect(await mails(handedIn.person.id)).toHaveLength(1)
    const events = eq(submissionEvents.submissionId, handedIn.submissionId)
    expect(await db.$count(submissionEvents, events)).toBe(2)
  })

  test('to what was replaced meanwhile is refused, as is one to nothing', async () => {
    const handedIn = await makeHandedIn()
    await handIn(as(handedIn.person), {
      activityId: handedIn.activity.id,
      link: null,
      body: 'Otra cosa.',
      version: 1,
    })
    expect(await refusalOf(answer(handedIn))).toBe('CONFLICT')
    expect(await mails(handedIn.person.id)).toEqual([])
    const nothing = { submissionId: randomUUID(), version: 1 }
    expect(await refusalOf(answer(nothing))).toBe('NOT_FOUND')
    expect(await refusalOf(getSubmission(as(reviewer), nothing))).toBe('NOT_FOUND')
  })
})

describe('the queue', () => {
  test('shows whoever waits longest first, page by page, with all counts', async () => {
    const { program, activity } = await makeDeliverable(db)
    const ids: string[] = []
    for (let n = 0; n < 5; n++) {
      const person = await makeUser(db, { name: `Persona ${n}` })
      await makeEnrollment(db, person.id, program.id)
      const at = new Date(now.getTime() + (4 - n) * DAY)
      const given = { activityId: activity.id, link: null, body: 'x'.repeat(400), version: null }
      ids.unshift((await handIn(as(person, at), given)).submissionId)
    }
    await answer({ submissionId: ids[0] ?? '', version: 1 })
    const page = (after?: { submittedAt: Date; id: string }) =>
      listSubmissions(as(reviewer), { programId: program.id, status: 'submitted', limit: 3, after })
    const first = await page()
    expect(first.submissions.map(({ id }) => id)).toEqual(ids.slice(1, 4))
    expect(first.submissions[0]?.excerpt).toHaveLength(280)
    expect(first.submissions[0]?.programNames).toEqual([program.name])
    expect(first.submissions.map(({ isLate }) => isLate)).toEqual([false, false, true])
    expect(first.counts).toEqual({ submitted: 4, changes_requested: 0, approved: 1, rejected: 0 })
    const second = await page(first.next ?? undefined)
    expect([second.submissions.map(({ id }) => id), second.next]).toEqual([ids.slice(4), null])
  })

  test('is filtered by deliverable, program and words, without regard to accents', async () => {
    const title = `Presentación ${randomUUID().slice(0, 8)}`
    const one = await makeHandedIn({ title })
    const other = await makeHandedIn()
    const shared = await makeProgram(db)
    await linkActivity(db, shared.id, one.activity.id)
    const found = async (filter: object) =>
      (await listSubmissions(as(reviewer), { limit: 100, ...filter })).submissions.map(
        ({ id }) => id,
      )
    expect(await found({ activityId: other.activity.id })).toEqual([other.submissionId])
    expect(await found({ programId: shared.id })).toEqual([one.submissionId])
    expect(await found({ search: `PRUEBA ${title.replace('ó', 'o')}` })).toEqual([one.submissionId])
    expect(await found({ search: 'nadie que exista' })).toEqual([])
    expect(await found({ activityId: one.activity.id, status: 'approved' })).toEqual([])
  })
})
