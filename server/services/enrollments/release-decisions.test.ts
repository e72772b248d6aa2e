import { describe, expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { DECISIONS, type SeenHold } from '../../../domain/applications'
import { db } from '../../db/client'
import {
  applicationEvents,
  applications,
  heldDecisions,
  mailOutbox,
  programEnrollments,
} from '../../db/schema'
import { makeEnrollment } from '../../testing/factories'
import { refusalOf } from '../../testing/refusal'
import { aDecision, GOAL, makeModerator, makeSubmitted } from '../../testing/review'
import { applicationOf } from '../../testing/stored'
import { useTestDatabase } from '../../testing/test-database'
import { holdDecision } from '../applications/hold-decision'
import { listVoidedHolds } from '../applications/list-voided-holds'
import { saveDraft } from '../applications/save-draft'
import { undoHold } from '../applications/undo-hold'
import { withdrawApplication } from '../applications/withdraw-application'
import type { Actor } from '../context'
import { decideApplication } from './decide-application'
import { releaseDecisions } from './release-decisions'

useTestDatabase()

const as = (actor: Actor, now = new Date()) => ({ db, actor, now })
const countMails = (userId: string) => db.$count(mailOutbox, eq(mailOutbox.userId, userId))
const holdsOf = (applicationId: string) =>
  db.select().from(heldDecisions).where(eq(heldDecisions.applicationId, applicationId))
const codes = async (results: ReturnType<typeof releaseDecisions>) =>
  (await results).map((result) => (result.outcome === 'refused' ? result.code : result.outcome))

async function held(decision: (typeof DECISIONS)[number], by?: Actor) {
  const made = await makeSubmitted(db)
  const author = by ?? (await makeModerator(db))
  const hold = await holdDecision(as(author), aDecision(made.application, decision))
  return { ...made, author, hold }
}

describe('twenty held decisions', () => {
  test('change nothing and send nothing; released, each is carried out once with one mail', async () => {
    const author = await makeModerator(db)
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, index) => held(DECISIONS[index % 4] ?? 'guest', author)),
    )
    for (const { person, application } of all) {
      expect(await applicationOf(db, application.id)).toEqual(application)
      expect(await countMails(person.id)).toBe(0)
    }
    const releaser = as(await makeModerator(db))
    const holds = all.map(({ hold }) => hold)
    const results = await releaseDecisions(releaser, { holds })
    expect(results.map(({ outcome }) => outcome)).toEqual(all.map(() => 'released'))
    for (const [index, { person, application }] of all.entries()) {
      const decision = DECISIONS[index % 4]
      const row = await applicationOf(db, application.id)
      expect(row).toMatchObject({ decidedBy: author.id, decidedAt: releaser.now, version: 2 })
      expect(row?.status).toBe(
        decision === 'changes'
          ? 'changes_requested'
          : decision === 'reject'
            ? 'rejected'
            : 'approved',
      )
      expect(await countMails(person.id)).toBe(1)
      expect(await db.$count(programEnrollments, eq(programEnrollments.userId, person.id))).toBe(
        row?.status === 'approved' ? 1 : 0,
      )
      const [event] = await db
        .select()
        .from(applicationEvents)
        .where(eq(applicationEvents.applicationId, application.id))
      expect(event?.actorId).toBe(releaser.actor.id)
      expect(await holdsOf(application.id)).toEqual([])
    }
    expect(await codes(releaseDecisions(releaser, { holds }))).toEqual(
      all.map(() => 'ALREADY_DECIDED'),
    )
    for (const { person } of all) expect(await countMails(person.id)).toBe(1)
  }, 30_000)

  test('released by two at once, twenty times: once', async () => {
    for (let round = 0; round < 20; round++) {
      const { person, hold } = await held('guest')
      const [one, other] = [await makeModerator(db), await makeModerator(db)]
      const outcomes = await Promise.all(
        [one, other].map((by) => codes(releaseDecisions(as(by), { holds: [hold] }))),
      )
      expect(outcomes.flat().sort()).toEqual(['ALREADY_DECIDED', 'released'])
      expect(await countMails(person.id)).toBe(1)
    }
  }, 30_000)
})

describe('a held decision', () => {
  test('is replaced by its author, not by others, who may undo it', async () => {
    const { application, author, hold } = await held('guest')
    const other = await makeModerator(db)
    const rejection = aDecision(application, 'reject')
    expect(await refusalOf(holdDecision(as(other), rejection))).toBe('ALREADY_HELD')
    expect(await refusalOf(decideApplication(as(other), rejection))).toBe('ALREADY_HELD')
    const replaced = await holdDecision(as(author), rejection)
    expect(replaced).toEqual({ ...hold, holdVersion: 2 })
    // What was seen is not what stands there.
    expect(await refusalOf(undoHold(as(other), hold))).toBe('HOLD_GONE')
    expect(await codes(releaseDecisions(as(other), { holds: [hold] }))).toEqual(['HOLD_GONE'])
    await undoHold(as(other), replaced)
    expect(await holdsOf(application.id)).toEqual([])
    expect(await codes(releaseDecisions(as(author), { holds: [replaced] }))).toEqual(['HOLD_GONE'])
    expect((await applicationOf(db, application.id))?.status).toBe('submitted')
    await decideApplication(as(other), rejection)
  })

  test('goes away when its author decides at once', async () => {
    const { application, author } = await held('guest')
    await decideApplication(as(author), aDecision(application, 'reject'))
    expect(await holdsOf(application.id)).toEqual([])
  })

  test('is void after an edit, its author is told, and it can be held anew', async () => {
    const { person, application, author, hold } = await held('guest')
    const seen = { applicationId: application.id, version: 1 }
    await saveDraft(as(person), { seen, goal: `${GOAL} Más.` })
    expect(await codes(releaseDecisions(as(author), { holds: [hold] }))).toEqual(['HOLD_GONE'])
    expect(await listVoidedHolds(as(author))).toMatchObject([
      { ...hold, applicantName: person.name, status: 'submitted' },
    ])
    expect(await listVoidedHolds(as(await makeModerator(db)))).toEqual([])
    const current = { id: application.id, version: 2 }
    expect(await refusalOf(holdDecision(as(author), aDecision(application, 'guest')))).toBe(
      'CONFLICT',
    )
    const other = await makeModerator(db)
    const anew = await holdDecision(as(other), aDecision(current, 'member'))
    expect(await listVoidedHolds(as(author))).toEqual([])
    expect(await codes(releaseDecisions(as(author), { holds: [anew] }))).toEqual(['released'])
    expect(await applicationOf(db, application.id)).toMatchObject({
      decision: 'member',
      decidedBy: other.id,
    })
  })

  test('is void after a withdrawal, and its author may put the notice away', async () => {
    const { person, application, author, hold } = await held('reject')
    await withdrawApplication(as(person), { applicationId: application.id })
    expect(await codes(releaseDecisions(as(author), { holds: [hold] }))).toEqual([
      'APPLICATION_WITHDRAWN',
    ])
    expect(await listVoidedHolds(as(author))).toMatchObject([{ status: 'withdrawn' }])
    await undoHold(as(author), hold)
    expect(await listVoidedHolds(as(author))).toEqual([])
    expect(await countMails(person.id)).toBe(0)
  })

  test('cannot be released by the applicant, and one that fails keeps nobody waiting', async () => {
    const staff = await makeModerator(db)
    const own = await held('guest')
    await db
      .update(applications)
      .set({ userId: staff.id })
      .where(eq(applications.id, own.application.id))
    const enrolled = await held('guest')
    await makeEnrollment(db, enrolled.person.id, enrolled.application.programId ?? '')
    const unknown: SeenHold = { ...own.hold, applicationId: crypto.randomUUID() }
    const fine = await held('guest')
    const holds = [own.hold, enrolled.hold, unknown, fine.hold]
    expect(await codes(releaseDecisions(as(staff), { holds }))).toEqual([
      'OWN_APPLICATION',
      'ALREADY_ENROLLED',
      'NOT_FOUND',
      'released',
    ])
    expect(await holdsOf(enrolled.application.id)).toHaveLength(1)
    expect(await refusalOf(undoHold(as(staff), own.hold))).toBe('OWN_APPLICATION')
  })

  test('released against an edit, twenty times: one of the two', async () => {
    for (let round = 0; round < 20; round++) {
      const { person, application, author, hold } = await held('guest')
      const seen = { applicationId: application.id, version: 1 }
      const [released, saved] = await Promise.all([
        codes(releaseDecisions(as(author), { holds: [hold] })),
        refusalOf(saveDraft(as(person), { seen, goal: `${GOAL} Más.` })),
      ])
      expect([...released, saved]).toEqual(
        saved === null ? ['HOLD_GONE', null] : ['released', 'ALREADY_DECIDED'],
      )
      expect(await countMails(person.id)).toBe(saved === null ? 0 : 1)
    }
  }, 30_000)
})
