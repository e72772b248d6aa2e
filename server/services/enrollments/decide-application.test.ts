import { describe, expect, test } from 'bun:test'
import { and, eq } from 'drizzle-orm'
import { DECISIONS } from '../../../domain/applications'
import { DAY } from '../../../domain/durations'
import { DomainError } from '../../../domain/errors'
import { db } from '../../db/client'
import { applications, enrollmentEvents, heldDecisions, programEnrollments } from '../../db/schema'
import { makeEnrollment, makeProgram, makeUser } from '../../testing/factories'
import { failureOf, refusalOf } from '../../testing/refusal'
import { aDecision, makeModerator, makeSubmitted } from '../../testing/review'
import { applicationOf, enrollmentsOf, mailsOf, stepsOf, userOf } from '../../testing/stored'
import { useTestDatabase } from '../../testing/test-database'
import { holdDecision } from '../applications/hold-decision'
import { saveDraft } from '../applications/save-draft'
import { setInternalNotes } from '../applications/set-internal-notes'
import { withdrawApplication } from '../applications/withdraw-application'
import type { Actor } from '../context'
import { decideApplication } from './decide-application'
import { enroll } from './enroll'

useTestDatabase()

const as = (actor: Actor, now = new Date()) => ({ db, actor, now })

describe('a decision', () => {
  test.each([
    ['guest', 'guest', 'approved-guest'],
    ['member', 'active', 'approved-member'],
  ] as const)(
    'as %s enrolls, raises the account, and owes one mail',
    async (decision, status, kind) => {
      const { person, application } = await makeSubmitted(db)
      const ctx = as(await makeModerator(db))
      const decided = await decideApplication(ctx, aDecision(application, decision))
      expect(decided).toMatchObject({ status: 'approved', version: 2, decision })
      expect(await applicationOf(db, application.id)).toMatchObject({
        status: 'approved',
        decision,
        decidedBy: ctx.actor.id,
        decidedAt: ctx.now,
        reasonCode: null,
        version: 2,
      })
      const [place] = await enrollmentsOf(db, person.id)
      expect(place).toMatchObject({
        id: decided.enrollmentId ?? '',
        enrollmentStatus: status,
        applicationId: application.id,
        enrolledAt: ctx.now,
      })
      expect((await userOf(db, person.id))?.accountStatus).toBe(status)
      expect(await mailsOf(db, person.id)).toMatchObject([
        { kind, key: `${kind}:${application.id}:2`, data: { applicationId: application.id } },
      ])
      expect(await stepsOf(db, application.id)).toMatchObject([
        { fromStatus: 'submitted', toStatus: 'approved', actorId: ctx.actor.id, version: 2 },
      ])
      expect(
        await db.$count(enrollmentEvents, eq(enrollmentEvents.enrollmentId, place?.id ?? '')),
      ).toBe(1)
    },
  )

  test.each([
    ['changes', 'changes_requested', 'pending', null, 'changes-requested'],
    ['reject', 'rejected', 'rejected', 'goal-unclear', 'rejected'],
  ] as const)('%s', async (decision, status, account, reasonCode, kind) => {
    const { person, application } = await makeSubmitted(db)
    const ctx = as(await makeModerator(db))
    await decideApplication(ctx, aDecision(application, decision))
    expect(await applicationOf(db, application.id)).toMatchObject({
      status,
      decision: null,
      decidedBy: ctx.actor.id,
      reasonCode,
      feedback: 'Cuéntanos qué quieres construir.',
    })
    expect(await enrollmentsOf(db, person.id)).toEqual([])
    expect((await userOf(db, person.id))?.accountStatus).toBe(account)
    expect((await mailsOf(db, person.id)).map((mail) => mail.kind)).toEqual([kind])
  })

  test('on one’s own application is refused, whatever it is', async () => {
    const admin = await makeUser(db, { role: 'admin' })
    const { application } = await makeSubmitted(db)
    await db
      .update(applications)
      .set({ userId: admin.id })
      .where(eq(applications.id, application.id))
    for (const decision of DECISIONS) {
      const attempt = aDecision(application, decision)
      expect(await refusalOf(decideApplication(as(admin), attempt))).toBe('OWN_APPLICATION')
      expect(await refusalOf(holdDecision(as(admin), attempt))).toBe('OWN_APPLICATION')
    }
    const notes = { applicationId: application.id, notes: 'x', before: null }
    expect(await refusalOf(setInternalNotes(as(admin), notes))).toBe('OWN_APPLICATION')
    expect((await applicationOf(db, application.id))?.status).toBe('submitted')
  })

  test('on an older text is refused', async () => {
    const { person, application } = await makeSubmitted(db)
    await saveDraft(as(person), {
      seen: { applicationId: application.id, version: 1 },
      bio: 'Hola',
    })
    const error = await failureOf(
      decideApplication(as(await makeModerator(db)), aDecision(application, 'guest')),
    )
    expect(error).toMatchObject({ code: 'CONFLICT', details: { version: 2 } })
  })

  test('names a reason of the program’s list', async () => {
    const own = [{ code: 'sin-laptop', es: 'Falta equipo', en: 'No laptop' }]
    const program = await makeProgram(db, { rejectionReasons: own })
    const { application } = await makeSubmitted(db, { programId: program.id })
    const ctx = as(await makeModerator(db))
    const reject = aDecision(application, 'reject')
    expect((await failureOf(decideApplication(ctx, reject))).details).toEqual({
      field: 'reasonCode',
    })
    await decideApplication(ctx, {
      ...reject,
      decision: 'reject',
      reasonCode: 'sin-laptop',
      feedback: 'x',
    })
    expect((await applicationOf(db, application.id))?.reasonCode).toBe('sin-laptop')
  })

  test('that cannot enroll changes nothing, and offers the earlier cohort', async () => {
    const cohort = () =>
      makeProgram(db, {
        programType: 'cohort',
        startDate: new Date(),
        endDate: new Date(Date.now() + 30 * DAY),
      })
    const { person, application } = await makeSubmitted(db, { programId: (await cohort()).id })
    const running = await cohort()
    const place = await makeEnrollment(db, person.id, running.id)
    const error = await failureOf(
      decideApplication(as(await makeModerator(db)), aDecision(application, 'guest')),
    )
    expect(error).toMatchObject({
      code: 'RUNNING_COHORT',
      details: { programId: running.id, enrollmentId: place.id },
    })
    expect(await applicationOf(db, application.id)).toEqual(application)
    expect(await stepsOf(db, application.id)).toEqual([])
    expect(await mailsOf(db, person.id)).toEqual([])
    expect(await enrollmentsOf(db, person.id)).toHaveLength(1)
  })

  test('notes are written without disturbing anybody, and not over somebody else’s', async () => {
    const { application } = await makeSubmitted(db)
    const ctx = as(await makeModerator(db))
    const at = { applicationId: application.id }
    await setInternalNotes(ctx, { ...at, notes: 'Una', before: null })
    const error = await failureOf(setInternalNotes(ctx, { ...at, notes: 'Otra', before: null }))
    expect(error).toMatchObject({ code: 'CONFLICT', details: { notes: 'Una' } })
    await setInternalNotes(ctx, { ...at, notes: null, before: 'Una' })
    expect(await applicationOf(db, application.id)).toMatchObject({
      internalNotes: null,
      version: 1,
    })
  })
})

describe('at once', () => {
  test('fifty reviewers: one wins, forty-nine are told who and what, twenty times', async () => {
    const reviewers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => makeModerator(db, `Moderadora ${index}`)),
    )
    for (let round = 0; round < 20; round++) {
      const { person, application } = await makeSubmitted(db)
      const outcomes = await Promise.all(
        reviewers.map((reviewer, index) =>
          decideApplication(
            as(reviewer),
            aDecision(application, DECISIONS[index % DECISIONS.length] ?? 'guest'),
          ).catch((error: unknown) => error),
        ),
      )
      const winner = reviewers.find((_, index) => !(outcomes[index] instanceof Error))
      const refused = outcomes.filter((outcome) => outcome instanceof DomainError)
      const row = await applicationOf(db, application.id)
      expect(refused).toHaveLength(49)
      const won = DECISIONS[reviewers.findIndex(({ id }) => id === winner?.id) % DECISIONS.length]
      for (const { code, details } of refused)
        expect([code, details.decidedBy, details.decidedByName, details.decision]).toEqual([
          'ALREADY_DECIDED',
          winner?.id,
          winner?.name,
          won,
        ])
      expect(row).toMatchObject({ decidedBy: winner?.id ?? '', version: 2 })
      expect(await mailsOf(db, person.id)).toHaveLength(1)
      expect(await stepsOf(db, application.id)).toHaveLength(1)
      expect(await enrollmentsOf(db, person.id)).toHaveLength(row?.status === 'approved' ? 1 : 0)
    }
  }, 120_000)

  test('fifty holds: one is kept, forty-nine are told whose', async () => {
    const { application } = await makeSubmitted(db)
    const reviewers = await Promise.all(Array.from({ length: 50 }, () => makeModerator(db)))
    const outcomes = await Promise.all(
      reviewers.map((reviewer) =>
        holdDecision(as(reviewer), aDecision(application, 'guest')).catch(
          (error: unknown) => error,
        ),
      ),
    )
    const [hold] = await db
      .select()
      .from(heldDecisions)
      .where(eq(heldDecisions.applicationId, application.id))
    const refused = outcomes.filter((outcome) => outcome instanceof DomainError)
    expect(refused).toHaveLength(49)
    for (const { code, details } of refused)
      expect([code, details.decidedBy]).toEqual(['ALREADY_HELD', hold?.decidedBy])
  })

  test('approval against withdrawal, twenty times: one of the two, and the enrollment fits', async () => {
    for (let round = 0; round < 20; round++) {
      const { person, application } = await makeSubmitted(db)
      const reviewer = await makeModerator(db)
      const approve = () =>
        refusalOf(decideApplication(as(reviewer), aDecision(application, 'member')))
      const withdraw = () =>
        refusalOf(withdrawApplication(as(person), { applicationId: application.id }))
      // Now one, now the other sets out first.
      const [approved, withdrawn] =
        round % 2 === 0
          ? await Promise.all([approve(), withdraw()])
          : (await Promise.all([withdraw(), approve()])).toReversed()
      const status = (await applicationOf(db, application.id))?.status ?? ''
      const isApproved = status === 'approved'
      expect([approved, withdrawn]).toEqual(
        isApproved ? [null, 'ALREADY_DECIDED'] : ['APPLICATION_WITHDRAWN', null],
      )
      expect(status).toBe(isApproved ? 'approved' : 'withdrawn')
      expect(await enrollmentsOf(db, person.id)).toHaveLength(isApproved ? 1 : 0)
      expect(await mailsOf(db, person.id)).toHaveLength(isApproved ? 1 : 0)
      expect((await userOf(db, person.id))?.accountStatus).toBe(
        isApproved ? 'active' : 'incomplete',
      )
      expect(await stepsOf(db, application.id)).toHaveLength(1)
    }
  }, 60_000)

  test('two approvals of one person into two cohorts cannot both happen', async () => {
    const cohort = () =>
      makeProgram(db, {
        programType: 'cohort',
        startDate: new Date(),
        endDate: new Date(Date.now() + 30 * DAY),
      })
    const reviewer = await makeModerator(db)
    for (let round = 0; round < 20; round++) {
      const { person, application } = await makeSubmitted(db, { programId: (await cohort()).id })
      const other = await cohort()
      const outcomes = await Promise.all([
        refusalOf(decideApplication(as(reviewer), aDecision(application, 'guest'))),
        refusalOf(
          enroll(as(reviewer), {
            userId: person.id,
            programId: other.id,
            applicationId: null,
            status: 'guest',
          }),
        ),
      ])
      expect(outcomes.filter((code) => code === null)).toHaveLength(1)
      expect(outcomes).toContain('RUNNING_COHORT')
      expect(
        await db.$count(
          programEnrollments,
          and(
            eq(programEnrollments.userId, person.id),
            eq(programEnrollments.enrollmentStatus, 'guest'),
          ),
        ),
      ).toBe(1)
    }
  }, 60_000)
})
