import { beforeAll, describe, expect, test } from 'bun:test'
import { eq, sql } from 'drizzle-orm'
import { DAY } from '../../../domain/durations'
import {
  ACTION_LEADS_TO,
  dropInput,
  ENROLLMENT_ACTIONS,
  ENROLLMENT_STATUSES,
  type EnrollmentAction,
  type EnrollmentStatus,
  stepAnswer,
} from '../../../domain/enrollments'
import type { AccountStatus } from '../../../domain/users'
import { db } from '../../db/client'
import { explainDatabaseError } from '../../db/errors'
import { enrollmentEvents, mailOutbox, programEnrollments, users } from '../../db/schema'
import { makeEnrollment, makeProgram, makeUser } from '../../testing/factories'
import { refusalOf } from '../../testing/refusal'
import { useTestDatabase } from '../../testing/test-database'
import type { Actor } from '../context'
import { promoteEnrollments } from '../progress/promote-enrollments'
import { completeEnrollments } from './complete-enrollments'
import { dropEnrollment } from './drop-enrollment'
import { enroll } from './enroll'
import { getEnrollmentHistory } from './get-enrollment-history'

useTestDatabase()

let admin: Actor
let programId: string
beforeAll(async () => {
  admin = await makeUser(db, { role: 'admin', name: 'Ana' })
  programId = (await makeProgram(db)).id
})

const at = (now = new Date()) => ({ db, actor: admin, now })
const place = async (enrollmentStatus: EnrollmentStatus) =>
  makeEnrollment(db, (await makeUser(db)).id, programId, {
    enrollmentStatus,
    promotedAt: enrollmentStatus === 'active' ? new Date(Date.now() - DAY) : null,
  })
const read = async (id: string) => {
  const [row] = await db.select().from(programEnrollments).where(eq(programEnrollments.id, id))
  if (!row) throw new Error('no such enrollment')
  return row
}
const personOf = async (userId: string) =>
  (await db.select().from(users).where(eq(users.id, userId)))[0]
const events = (id: string) => db.$count(enrollmentEvents, eq(enrollmentEvents.enrollmentId, id))
const mails = (userId: string) =>
  db
    .select({ kind: mailOutbox.kind, data: mailOutbox.data })
    .from(mailOutbox)
    .where(eq(mailOutbox.userId, userId))

/** What an action answers: `done`, `already`, or the code of the refusal. */
const act: Record<
  EnrollmentAction,
  (row: typeof programEnrollments.$inferSelect) => Promise<string>
> = {
  promote: async ({ id, version }) => {
    const enrollments = [{ enrollmentId: id, version }]
    const [result] = await promoteEnrollments(at(), { enrollments, despiteRule: true })
    return result?.outcome === 'refused' ? result.code : (result?.outcome ?? '')
  },
  complete: async ({ id, version }) => {
    const [result] = await completeEnrollments(at(), {
      enrollments: [{ enrollmentId: id, version }],
    })
    return result?.outcome === 'refused' ? result.code : (result?.outcome ?? '')
  },
  drop: async ({ id, version }) =>
    (await refusalOf(
      dropEnrollment(at(), { enrollmentId: id, version, reason: 'left', note: null }),
    )) ?? 'done',
  reopen: async ({ userId }) =>
    (await refusalOf(enroll(at(), { userId, programId, applicationId: null, status: 'guest' }))) ??
    'done',
}

type Pair = [EnrollmentStatus, EnrollmentAction, string, EnrollmentStatus, AccountStatus]
const PAIRS: Pair[] = [
  ['guest', 'promote', 'done', 'active', 'active'],
  ['guest', 'complete', 'NOT_PROMOTED', 'guest', 'incomplete'],
  ['guest', 'drop', 'done', 'dropped', 'inactive'],
  ['guest', 'reopen', 'ALREADY_ENROLLED', 'guest', 'incomplete'],
  ['active', 'promote', 'already', 'active', 'incomplete'],
  ['active', 'complete', 'done', 'completed', 'active'],
  ['active', 'drop', 'done', 'dropped', 'inactive'],
  ['active', 'reopen', 'ALREADY_ENROLLED', 'active', 'incomplete'],
  ['completed', 'promote', 'ALREADY_COMPLETED', 'completed', 'incomplete'],
  ['completed', 'complete', 'ALREADY_COMPLETED', 'completed', 'incomplete'],
  ['completed', 'drop', 'ALREADY_COMPLETED', 'completed', 'incomplete'],
  ['completed', 'reopen', 'ALREADY_COMPLETED', 'completed', 'incomplete'],
  ['dropped', 'promote', 'ALREADY_DROPPED', 'dropped', 'incomplete'],
  ['dropped', 'complete', 'ALREADY_DROPPED', 'dropped', 'incomplete'],
  ['dropped', 'drop', 'ALREADY_DROPPED', 'dropped', 'incomplete'],
  ['dropped', 'reopen', 'done', 'guest', 'guest'],
]

describe('every pair of status and action', () => {
  test('is listed', () => {
    expect(PAIRS.length).toBe(ENROLLMENT_STATUSES.length * ENROLLMENT_ACTIONS.length)
  })

  // The makers of rows leave the account status alone, so `incomplete` shows that nothing was written.
  test.each(PAIRS)('%s, %s: %s', async (status, action, answer, after, account) => {
    const before = await place(status)
    expect(await act[action](before)).toBe(answer)
    const row = await read(before.id)
    expect(row.enrollmentStatus).toBe(after)
    expect((await personOf(before.userId))?.accountStatus).toBe(account)
    const steps = answer === 'done' ? 1 : 0
    expect(row.version).toBe(before.version + steps)
    expect(await events(before.id)).toBe(steps)
    if (answer !== 'done') expect(row).toEqual(before)
    const told = answer === 'done' && (action === 'promote' || action === 'complete')
    expect((await mails(before.userId)).length).toBe(told ? 1 : 0)
  })
})

test('the database refuses every step the table refuses, whoever writes', async () => {
  const leadsTo = new Set(
    ENROLLMENT_STATUSES.flatMap((from) =>
      ENROLLMENT_ACTIONS.filter((action) => stepAnswer(from, action) === 'go').flatMap((action) =>
        ACTION_LEADS_TO[action].map((to) => `${from} ${to}`),
      ),
    ),
  )
  expect(leadsTo.size).toBe(6)
  for (const from of ENROLLMENT_STATUSES)
    for (const to of ENROLLMENT_STATUSES) {
      const { id } = await place(from)
      const attempt = db
        .update(programEnrollments)
        .set({ enrollmentStatus: to })
        .where(eq(programEnrollments.id, id))
        .then(
          () => undefined,
          (error: unknown) => Promise.reject(explainDatabaseError(error)),
        )
      const allowed = from === to || leadsTo.has(`${from} ${to}`)
      expect([from, to, await refusalOf(attempt)]).toEqual([
        from,
        to,
        allowed ? null : 'ENROLLMENT_STEP',
      ])
    }
})

describe('what a step leaves', () => {
  test('completing: the time, and a mail', async () => {
    const { id, userId, version } = await place('active')
    const ctx = at()
    expect(
      await completeEnrollments(ctx, { enrollments: [{ enrollmentId: id, version }] }),
    ).toEqual([{ enrollmentId: id, outcome: 'done', version: 2 }])
    expect(await read(id)).toMatchObject({ completedAt: ctx.now, endedAt: null })
    expect(await mails(userId)).toEqual([{ kind: 'completed', data: { enrollmentId: id } }])
  })

  test('dropping: the end, the reason, own words where they can be erased, no mail', async () => {
    const { id, userId, version } = await place('guest')
    const ctx = at()
    const input = {
      enrollmentId: id,
      version,
      reason: 'conduct',
      note: 'Tras dos avisos.',
    } as const
    await dropEnrollment(ctx, input)
    expect(await read(id)).toMatchObject({
      endedAt: ctx.now,
      endReason: 'conduct',
      metadata: { endNote: 'Tras dos avisos.' },
    })
    expect(await mails(userId)).toEqual([])
    expect((await getEnrollmentHistory(ctx, { enrollmentId: id }))[0]).not.toHaveProperty('note')
  })

  test('own words must go with the reason "other"', () => {
    const given = { enrollmentId: crypto.randomUUID(), version: 1 }
    expect(dropInput.safeParse({ ...given, reason: 'other' }).success).toBe(false)
    expect(dropInput.safeParse({ ...given, reason: 'other', note: 'Se mudó.' }).success).toBe(true)
    expect(dropInput.safeParse({ ...given, reason: 'left' }).success).toBe(true)
    expect(dropInput.safeParse({ ...given, reason: 'because' }).success).toBe(false)
  })

  test('a span that begins later than the step ends where it begins', async () => {
    const { id, enrolledAt, version } = await makeEnrollment(
      db,
      (await makeUser(db)).id,
      programId,
      {
        enrolledAt: new Date(Date.now() + DAY),
      },
    )
    await dropEnrollment(at(), { enrollmentId: id, version, reason: 'left', note: null })
    expect((await read(id)).endedAt).toEqual(enrolledAt)
  })

  test('the history says who, when, from where, to where', async () => {
    const { id, enrolledAt } = await place('guest')
    const promoter = await makeUser(db, { role: 'admin', name: 'Berta' })
    const enrollments = [{ enrollmentId: id, version: 1 }]
    await promoteEnrollments({ ...at(), actor: promoter }, { enrollments, despiteRule: true })
    await completeEnrollments(at(), { enrollments: [{ enrollmentId: id, version: 2 }] })
    const history = await getEnrollmentHistory(at(), { enrollmentId: id })
    expect(history).toMatchObject([
      { fromStatus: 'active', toStatus: 'completed', actorName: 'Ana', enrolledAt },
      { fromStatus: 'guest', toStatus: 'active', actorName: 'Berta', actorId: promoter.id },
    ])
    expect(history[0]?.at.getTime()).toBeGreaterThan(history[1]?.at.getTime() ?? Infinity)
    const unknown = getEnrollmentHistory(at(), { enrollmentId: crypto.randomUUID() })
    expect(await refusalOf(unknown)).toBe('NOT_FOUND')
  })
})

test('the history is in the order of the steps, also where a transaction began earlier and came later', async () => {
  const { id } = await place('guest')
  await db.transaction(async (tx) => {
    await tx.execute(sql`select now()`)
    await promoteEnrollments(at(), {
      enrollments: [{ enrollmentId: id, version: 1 }],
      despiteRule: true,
    })
    const enrollments = [{ enrollmentId: id, version: 2 }]
    await completeEnrollments({ ...at(), db: tx }, { enrollments })
  })
  const history = await getEnrollmentHistory(at(), { enrollmentId: id })
  expect(history.map(({ toStatus }) => toStatus)).toEqual(['completed', 'active'])
})

describe('many at once', () => {
  test('each for itself, in the order of their ids; one named twice is done once', async () => {
    const rows = await Promise.all([place('active'), place('guest'), place('active')])
    const unknown = crypto.randomUUID()
    const [done, refused, stale] = rows
    if (!done || !refused || !stale) throw new Error('no rows')
    const seen = (id: string, version = 1) => ({ enrollmentId: id, version })
    const results = await completeEnrollments(at(), {
      enrollments: [
        seen(unknown),
        seen(stale.id, 7),
        seen(done.id),
        seen(refused.id),
        seen(done.id),
      ],
    })
    const expected = [
      { enrollmentId: done.id, outcome: 'done' as const, version: 2 },
      { enrollmentId: refused.id, outcome: 'refused' as const, code: 'NOT_PROMOTED' as const },
      { enrollmentId: stale.id, outcome: 'refused' as const, code: 'CONFLICT' as const },
      { enrollmentId: unknown, outcome: 'refused' as const, code: 'NOT_FOUND' as const },
    ].sort((a, b) => (a.enrollmentId < b.enrollmentId ? -1 : 1))
    expect(results).toEqual(expected)
    expect(await events(done.id)).toBe(1)
    expect((await read(stale.id)).enrollmentStatus).toBe('active')
  })

  test('two lists in opposite order at once: everybody once', async () => {
    for (let round = 0; round < 5; round++) {
      const rows = await Promise.all(Array.from({ length: 12 }, () => place('active')))
      const enrollments = rows.map(({ id, version }) => ({ enrollmentId: id, version }))
      const answers = await Promise.all([
        completeEnrollments(at(), { enrollments }),
        completeEnrollments(at(), { enrollments: enrollments.toReversed() }),
      ])
      const outcomes = answers.flat().map((result) => result.outcome)
      expect(outcomes.filter((outcome) => outcome === 'done').length).toBe(12)
      for (const { id, userId } of rows)
        expect([await events(id), (await mails(userId)).length]).toEqual([1, 1])
    }
  })

  test('complete against drop, twenty times: one of them', async () => {
    for (let round = 0; round < 20; round++) {
      const row = await place('active')
      const answers = await Promise.all([act.complete(row), act.drop(row)])
      const { enrollmentStatus } = await read(row.id)
      expect(answers).toEqual(
        enrollmentStatus === 'completed'
          ? ['done', 'ALREADY_COMPLETED']
          : ['ALREADY_DROPPED', 'done'],
      )
      expect(await events(row.id)).toBe(1)
    }
  })
})
