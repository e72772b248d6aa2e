import { describe, expect, test } from 'bun:test'
import { and, eq, sql } from 'drizzle-orm'
import { DAY } from '../../../domain/durations'
import { db } from '../../db/client'
import { pgFailure } from '../../db/errors'
import { applicationEvents, applications } from '../../db/schema'
import { makeEnrollment, makeProgram, makeUser } from '../../testing/factories'
import { failureOf, refusalOf } from '../../testing/refusal'
import { aForm, GOAL } from '../../testing/review'
import { applicationsOf, mailsOf, stepsOf, userOf } from '../../testing/stored'
import { useTestDatabase } from '../../testing/test-database'
import type { Actor } from '../context'
import { submitApplication } from '../enrollments/submit-application'
import { checkUsername } from './check-username'
import { getOwnApplication } from './get-own-application'
import type { ApplicationState } from './move-application'
import { saveDraft } from './save-draft'
import { withdrawApplication } from './withdraw-application'

useTestDatabase()

const as = (actor: Actor, now = new Date()) => ({ db, actor, now })
const seen = ({ applicationId, version }: ApplicationState) => ({ applicationId, version })
const stepsTaken = async (applicationId: string) =>
  (await stepsOf(db, applicationId)).map(({ fromStatus, toStatus, changedFields }) => [
    fromStatus,
    toStatus,
    changedFields,
  ])

describe('a draft', () => {
  test('keeps every step, finished or not, for another device', async () => {
    const person = await makeUser(db)
    const program = await makeProgram(db)
    const first = await saveDraft(as(person), { seen: null, name: ' Ana ', username: 'x' })
    expect(first).toMatchObject({ version: 1, status: 'draft' })
    expect((await userOf(db, person.id))?.accountStatus).toBe('pending')
    const second = await saveDraft(as(person), {
      seen: seen(first),
      programId: program.id,
      goal: '  Quiero apren',
      githubUsername: 'https://github.com/Ana-L',
    })
    const own = await getOwnApplication(as(person))
    expect(own?.form).toEqual({
      programId: program.id,
      goal: '  Quiero apren',
      githubUsername: 'ana-l',
      twitterUsername: '',
      name: 'Ana',
      username: 'x',
      bio: '',
    })
    expect(own?.current).toMatchObject({ id: second.applicationId, version: 2, status: 'draft' })
    await saveDraft(as(person), { seen: seen(second), goal: GOAL, username: 'ana-de-prueba' })
    const [row] = await applicationsOf(db, person.id)
    expect(row).toMatchObject({ goal: GOAL, unfinished: {}, programId: program.id })
    expect((await getOwnApplication(as(person)))?.form.username).toBe('ana-de-prueba')
    // Nobody else sees a draft, so its edits are no history.
    expect(await stepsTaken(first.applicationId)).toEqual([[null, 'draft', []]])
    expect(await mailsOf(db, person.id)).toEqual([])
  })

  test('of an older text is refused with the newer one; neither is lost, and a repeat is no change', async () => {
    const person = await makeUser(db)
    const first = await saveDraft(as(person), { seen: null, goal: 'uno' })
    const phone = await saveDraft(as(person), { seen: seen(first), goal: 'dos' })
    const error = await failureOf(saveDraft(as(person), { seen: seen(first), goal: 'tres' }))
    expect(error).toMatchObject({ code: 'CONFLICT', details: { version: 2, goal: 'dos' } })
    expect((await getOwnApplication(as(person)))?.form.goal).toBe('dos')
    // The answer to the phone was lost, and it asks again.
    expect(await saveDraft(as(person), { seen: seen(first), goal: 'dos' })).toEqual(phone)
    expect(await refusalOf(saveDraft(as(person), { seen: null, goal: 'cuatro' }))).toBe('CONFLICT')
    expect(await applicationsOf(db, person.id)).toHaveLength(1)
  })

  test('saved by two devices at once is one row, and one is told', async () => {
    for (let round = 0; round < 20; round++) {
      const person = await makeUser(db)
      const outcomes = await Promise.all(
        ['uno', 'dos'].map((goal) => refusalOf(saveDraft(as(person), { seen: null, goal }))),
      )
      expect(outcomes.sort()).toEqual(['CONFLICT', null])
      expect(await applicationsOf(db, person.id)).toHaveLength(1)
    }
  })

  test('refuses a program that is not there and a username somebody has', async () => {
    const person = await makeUser(db)
    await makeUser(db, { username: 'tomado' })
    const attempt = (given: object) => refusalOf(saveDraft(as(person), { seen: null, ...given }))
    expect(await attempt({ programId: crypto.randomUUID() })).toBe('NOT_FOUND')
    expect(await attempt({ username: 'Tomado' })).toBe('NAME_TAKEN')
    expect(await applicationsOf(db, person.id)).toEqual([])
    expect(await checkUsername(as(person), { typed: '@TOMADO' })).toEqual({
      answer: 'taken',
      username: 'tomado',
    })
    expect((await checkUsername(as(person), { typed: 'libre' })).answer).toBe('free')
    expect((await checkUsername(as(person), { typed: '-' })).answer).toBe('malformed')
  })

  test('is nobody else’s to touch', async () => {
    const [person, other] = [await makeUser(db), await makeUser(db)]
    const draft = await saveDraft(as(person), { seen: null, goal: 'mía' })
    expect(await refusalOf(saveDraft(as(other), { seen: seen(draft), goal: 'x' }))).toBe(
      'NOT_FOUND',
    )
    expect(await refusalOf(withdrawApplication(as(other), draft))).toBe('NOT_FOUND')
    const form = aForm((await makeProgram(db)).id, { seen: seen(draft) })
    expect(await refusalOf(submitApplication(as(other), form))).toBe('NOT_FOUND')
  })
})

describe('sending', () => {
  test('turns the draft into an application, with one mail, and tells the person where it stands', async () => {
    const person = await makeUser(db)
    const program = await makeProgram(db)
    const draft = await saveDraft(as(person), { seen: null, goal: 'a medias' })
    const ctx = as(person)
    const sent = await submitApplication(ctx, aForm(program.id, { seen: seen(draft) }))
    expect(sent).toEqual({ applicationId: draft.applicationId, version: 2, status: 'submitted' })
    expect(await applicationsOf(db, person.id)).toMatchObject([
      {
        status: 'submitted',
        goal: GOAL,
        unfinished: {},
        submittedAt: ctx.now,
        programId: program.id,
      },
    ])
    expect(await mailsOf(db, person.id)).toMatchObject([
      {
        kind: 'application-received',
        key: `application-received:${sent.applicationId}:2`,
        data: { applicationId: sent.applicationId },
      },
    ])
    expect(await stepsTaken(sent.applicationId)).toEqual([
      [null, 'draft', []],
      ['draft', 'submitted', ['programId', 'goal', 'name', 'username']],
    ])
    expect((await getOwnApplication(as(person)))?.current?.timeline).toMatchObject([
      { toStatus: 'draft', isOwn: true },
      { fromStatus: 'draft', toStatus: 'submitted', isOwn: true },
    ])
  })

  /** Everybody taps twice at once; gives the states they were told. */
  async function tapTwice(people: number) {
    const program = await makeProgram(db)
    const everybody = await Promise.all(Array.from({ length: people }, () => makeUser(db)))
    const answers = await Promise.all(
      everybody.map((person) => {
        const form = aForm(program.id)
        return Promise.all([
          submitApplication(as(person), form),
          submitApplication(as(person), form),
        ])
      }),
    )
    for (const [first, second] of answers) expect(second).toEqual(first)
    const rows = await db
      .select()
      .from(applications)
      .where(and(eq(applications.programId, program.id), eq(applications.status, 'submitted')))
    expect(rows).toHaveLength(people)
    expect(new Set(rows.map(({ userId }) => userId)).size).toBe(people)
    for (const person of everybody) expect(await mailsOf(db, person.id)).toHaveLength(1)
  }

  test(
    'twice, a hundred people at once: a hundred rows, a hundred mails',
    () => tapTwice(100),
    60_000,
  )
  test('twice, five people at once, twenty times', async () => {
    for (let round = 0; round < 20; round++) await tapTwice(5)
  }, 60_000)

  test('again with other content is an edit: no second mail, the same place in the queue', async () => {
    const person = await makeUser(db)
    const form = aForm((await makeProgram(db)).id)
    const early = as(person, new Date(Date.now() - DAY))
    const sent = await submitApplication(early, form)
    const changed = { ...form, goal: `${GOAL} Y más.`, bio: 'Hola' }
    expect(await refusalOf(submitApplication(as(person), changed))).toBe('CONFLICT')
    const edited = await submitApplication(as(person), { ...changed, seen: seen(sent) })
    expect(edited).toMatchObject({ version: 2, status: 'submitted' })
    expect(await applicationsOf(db, person.id)).toMatchObject([
      { goal: changed.goal, submittedAt: early.now },
    ])
    expect(await mailsOf(db, person.id)).toHaveLength(1)
    expect(await stepsTaken(sent.applicationId)).toEqual([
      [null, 'submitted', ['programId', 'goal', 'name', 'username']],
      ['submitted', 'submitted', ['goal', 'bio']],
    ])
  })

  test('is refused where the program takes nobody or the person may not join', async () => {
    const person = await makeUser(db)
    const now = new Date()
    const dates = (from: number, to: number) => ({
      programType: 'cohort' as const,
      startDate: new Date(now.getTime() + from * DAY),
      endDate: new Date(now.getTime() + to * DAY),
    })
    const attempt = async (programId: string) =>
      refusalOf(submitApplication(as(person), aForm(programId)))
    expect(await attempt(crypto.randomUUID())).toBe('NOT_FOUND')
    expect(await attempt((await makeProgram(db, { isActive: false })).id)).toBe('PROGRAM_CLOSED')
    expect(await attempt((await makeProgram(db, { programType: 'cohort' })).id)).toBe(
      'PROGRAM_CLOSED',
    )
    expect(await attempt((await makeProgram(db, dates(-9, -1))).id)).toBe('PROGRAM_CLOSED')

    const running = await makeProgram(db, dates(-9, 9))
    await makeEnrollment(db, person.id, running.id, { enrollmentStatus: 'guest' })
    expect(await attempt(running.id)).toBe('ALREADY_ENROLLED')
    const error = await failureOf(
      submitApplication(as(person), aForm((await makeProgram(db, dates(1, 30))).id)),
    )
    expect(error).toMatchObject({ code: 'RUNNING_COHORT', details: { programId: running.id } })
    const completed = await makeProgram(db)
    await makeEnrollment(db, person.id, completed.id, {
      enrollmentStatus: 'completed',
      completedAt: now,
    })
    expect(await attempt(completed.id)).toBe('ALREADY_COMPLETED')
    expect(await applicationsOf(db, person.id)).toEqual([])
    // An evergreen program is possible beside the cohort.
    expect(await attempt((await makeProgram(db)).id)).toBeNull()
  })

  test('never lowers a guest or a member', async () => {
    for (const status of ['guest', 'active'] as const) {
      const person = await makeUser(db, { accountStatus: status })
      await makeEnrollment(db, person.id, (await makeProgram(db)).id, { enrollmentStatus: status })
      await submitApplication(as(person), aForm((await makeProgram(db)).id))
      expect((await userOf(db, person.id))?.accountStatus).toBe(status)
    }
  })
})

test('the history of an application cannot be changed', async () => {
  const person = await makeUser(db)
  await saveDraft(as(person), { seen: null, goal: 'x' })
  const codeOf = (attempt: PromiseLike<unknown>) =>
    Promise.resolve(attempt).then(
      () => 'done',
      (error: unknown) => pgFailure(error)?.code,
    )
  expect(await codeOf(db.update(applicationEvents).set({ toStatus: 'approved' }))).toBe('23001')
  expect(await codeOf(db.delete(applicationEvents))).toBe('23001')
  expect(await codeOf(db.execute(sql`truncate application_events`))).toBe('23001')
})
