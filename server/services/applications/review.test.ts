import { describe, expect, test } from 'bun:test'
import { queueInput } from '../../../domain/applications'
import { DAY } from '../../../domain/durations'
import { db } from '../../db/client'
import type { applications } from '../../db/schema'
import {
  makeActivity,
  makeApplication,
  makeEnrollment,
  makeProgram,
  makeRecord,
  makeUser,
} from '../../testing/factories'
import { refusalOf } from '../../testing/refusal'
import { aDecision, GOAL, makeModerator, makeSubmitted } from '../../testing/review'
import { useTestDatabase } from '../../testing/test-database'
import type { Actor } from '../context'
import { getApplication } from './get-application'
import { holdDecision } from './hold-decision'
import { listApplications } from './list-applications'
import { saveDraft } from './save-draft'

useTestDatabase()

const as = (actor: Actor, now = new Date()) => ({ db, actor, now })
const ago = (days: number) => new Date(Date.now() - days * DAY)

/** A program of its own, so that tests do not see each other's applications. */
async function aQueue() {
  const program = await makeProgram(db)
  const reviewer = await makeModerator(db)
  const ask = (given: object = {}) =>
    listApplications(as(reviewer), queueInput.parse({ programId: program.id, ...given }))
  const found = async (given: object = {}) =>
    (await ask(given)).applications.map(({ name }) => name)
  const add = async (
    person: Parameters<typeof makeUser>[1],
    given: Partial<typeof applications.$inferInsert> = {},
  ) => {
    const user = await makeUser(db, person)
    const row = { status: 'submitted' as const, submittedAt: ago(1), goal: GOAL }
    return makeApplication(db, user.id, { ...row, programId: program.id, ...given })
  }
  return { program, reviewer, ask, found, add }
}

describe('the queue', () => {
  test('shows whoever waits longest first, page by page', async () => {
    const { ask, add } = await aQueue()
    for (const days of [1, 3, 2, 3, 5]) await add({ name: `${days}` }, { submittedAt: ago(days) })
    const names: string[] = []
    let after: { submittedAt: Date; id: string } | null | undefined
    while (after !== null) {
      const answer = await ask({ limit: 2, ...(after ? { after } : {}) })
      names.push(...answer.applications.map(({ name }) => name))
      after = answer.next
    }
    expect(names).toEqual(['5', '3', '3', '2', '1'])
  })

  test('filters by status, program and age, and counts each status', async () => {
    const { found, ask, add } = await aQueue()
    await add({ name: 'nueva' })
    await add({ name: 'vieja' }, { submittedAt: ago(10) })
    await add({ name: 'aceptada' }, { status: 'approved', decision: 'guest' })
    await add({ name: 'retirada' }, { status: 'withdrawn' })
    expect(await found({ status: 'submitted' })).toEqual(['vieja', 'nueva'])
    expect(await found({ status: 'submitted', minDays: 7 })).toEqual(['vieja'])
    expect(await found({ status: 'withdrawn' })).toEqual(['retirada'])
    expect((await ask({ status: 'approved' })).counts).toEqual({
      submitted: 2,
      changes_requested: 0,
      approved: 1,
      rejected: 0,
      withdrawn: 1,
      held: 0,
    })
    expect((await ask({ minDays: 7 })).counts).toMatchObject({ submitted: 1, approved: 0 })
    expect(await (await aQueue()).found()).toEqual([])
  })

  test('never shows a draft, a draft that was withdrawn, or the reviewer’s own', async () => {
    const { found, ask, add, reviewer, program } = await aQueue()
    const draft = await add({ name: 'borrador' }, { status: 'draft', submittedAt: null })
    await add({ name: 'nunca enviada' }, { status: 'withdrawn', submittedAt: null })
    const own = await makeApplication(db, reviewer.id, {
      status: 'submitted',
      submittedAt: ago(1),
      programId: program.id,
    })
    expect(await found()).toEqual([])
    expect((await ask()).counts).toMatchObject({ submitted: 0, withdrawn: 0 })
    const get = (applicationId: string) =>
      refusalOf(getApplication(as(reviewer), { applicationId }))
    expect(await get(draft.id)).toBe('NOT_FOUND')
    expect(await get(own.id)).toBe('OWN_APPLICATION')
  })

  test('finds people by name, address and handle, and goals by any form of their words', async () => {
    const { found, add } = await aQueue()
    await add({ name: 'José Núñez', email: `jose.n-${crypto.randomUUID()}@example.com` })
    await add(
      { name: 'Berta', username: `bertita-${crypto.randomUUID().slice(0, 8)}` },
      {
        githubUsername: 'berta-dev',
        twitterUsername: 'berta_x',
        goal: 'Me gustaría construir aplicaciones móviles para las cooperativas de mi región, porque hoy llevan sus cuentas en papel y pierden mucho tiempo en ello.',
        submittedAt: ago(2),
      },
    )
    expect(await found({ search: 'jose nunez' })).toEqual(['José Núñez'])
    expect(await found({ search: 'NÚÑ' })).toEqual(['José Núñez'])
    expect(await found({ search: 'jose.n-' })).toEqual(['José Núñez'])
    expect(await found({ search: '@berta-dev' })).toEqual(['Berta'])
    expect(await found({ search: 'berta_x' })).toEqual(['Berta'])
    expect(await found({ search: 'bertita' })).toEqual(['Berta'])
    expect(await found({ search: 'region cooperativas' })).toEqual(['Berta'])
    expect(await found({ search: 'berta papel' })).toEqual(['Berta'])
    // Stemmed, without accents, and two words together; a part of a name is no pattern.
    expect(await found({ search: 'construyendo aplicación' })).toEqual(['Berta'])
    expect(await found({ search: 'aplicacion movil' })).toEqual(['Berta'])
    expect(await found({ search: '"aplicaciones móviles"' })).toEqual(['Berta'])
    expect(await found({ search: 'cooperativa tienda' })).toEqual([])
    expect(await found({ search: '%' })).toEqual([])
    expect(await found({ search: '_' })).toEqual(['Berta'])
    for (const search of ['   ', '@'])
      expect(await found({ search })).toEqual(['Berta', 'José Núñez'])
  })

  test('flags a handle another person uses, and shows whose', async () => {
    const { ask, add, reviewer } = await aQueue()
    const first = await add({ name: 'A' }, { githubUsername: 'foo', submittedAt: ago(5) })
    const other = await makeSubmitted(db, { githubUsername: 'foo', status: 'rejected' })
    await add({ name: 'B' }, { twitterUsername: 'bar', submittedAt: ago(4) })
    await makeSubmitted(db, { twitterUsername: 'bar', status: 'draft', submittedAt: null })
    const again = await add({ name: 'C' }, { githubUsername: 'solo', submittedAt: ago(3) })
    await makeApplication(db, again.userId, {
      status: 'withdrawn',
      submittedAt: ago(9),
      githubUsername: 'solo',
    })
    const flags = (await ask()).applications.map(({ name, sharesHandle }) => [name, sharesHandle])
    expect(flags).toEqual([
      ['A', true],
      ['B', false],
      ['C', false],
    ])
    const { sameHandle } = await getApplication(as(reviewer), { applicationId: first.id })
    expect(sameHandle).toMatchObject([{ id: other.application.id, name: other.person.name }])
  })

  test('shows what is held by whom, and filters by it', async () => {
    const { ask, found, add } = await aQueue()
    const one = await add({ name: 'con' })
    await add({ name: 'sin' })
    const author = await makeModerator(db)
    const held = await holdDecision(as(author), aDecision(one, 'member'))
    expect(await found({ held: true })).toEqual(['con'])
    expect(await found({ held: false })).toEqual(['sin'])
    const { applications, counts } = await ask()
    expect(counts.held).toBe(1)
    expect(applications.find(({ name }) => name === 'con')?.hold).toMatchObject({
      holdId: held.holdId,
      decision: 'member',
      heldByName: 'Moderadora',
      voidedAt: null,
    })
    expect(applications.find(({ name }) => name === 'sin')?.hold).toBeNull()
    await saveDraft(as({ id: one.userId }), {
      seen: { applicationId: one.id, version: 1 },
      bio: 'Hola',
    })
    expect(await found({ held: true })).toEqual([])
    expect((await ask()).counts.held).toBe(0)
  })
})

test('an application is read with its person’s history', async () => {
  const reviewer = await makeModerator(db)
  const { person, application } = await makeSubmitted(db, { internalNotes: 'Ojo' })
  const program = await makeProgram(db, { name: `Antes ${crypto.randomUUID()}` })
  await makeApplication(db, person.id, {
    status: 'rejected',
    submittedAt: ago(90),
    decidedAt: ago(80),
    decidedBy: reviewer.id,
    reasonCode: 'full',
    feedback: 'Sin lugar.',
    programId: program.id,
  })
  await makeApplication(db, person.id, { status: 'withdrawn', goal: null })
  await makeEnrollment(db, person.id, program.id, {
    enrollmentStatus: 'dropped',
    endedAt: new Date(),
  })
  for (const attendanceStatus of ['present', 'present', 'absent'] as const)
    await makeRecord(db, {
      userId: person.id,
      activityId: (await makeActivity(db)).id,
      markedBy: reviewer.id,
      attendanceStatus,
    })
  expect(await getApplication(as(reviewer), { applicationId: application.id })).toMatchObject({
    id: application.id,
    internalNotes: 'Ojo',
    hold: null,
    person: { email: person.email },
    program: {
      rejectionReasons: expect.arrayContaining([expect.objectContaining({ code: 'full' })]),
    },
    earlier: [{ status: 'rejected', decidedByName: 'Moderadora', feedback: 'Sin lugar.' }],
    enrollments: [{ programName: program.name, status: 'dropped' }],
    attendance: { present: 2, absent: 1, excused: 0 },
  })
})
