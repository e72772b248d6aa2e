import { expect, test } from 'bun:test'
import { IMPORT_EMAIL } from '../../../domain/users'
import { db } from '../../db/client'
import {
  linkActivity,
  makeActivity,
  makeApplication,
  makeProgram,
  makeRecord,
  makeUser,
} from '../../testing/factories'
import { refusalOf } from '../../testing/refusal'
import { useTestDatabase } from '../../testing/test-database'
import { enroll } from '../enrollments/enroll'
import { getPerson } from './get-person'

useTestDatabase()

const DAY = 86_400_000
const GOAL = 'Quiero aprender a construir productos con la comunidad. '.repeat(3).trim()

test('a person: profile, applications, enrollments, marks, history; another’s stay away', async () => {
  const admin = await makeUser(db, { role: 'admin', name: 'Ana' })
  const person = await makeUser(db, { username: 'zoe', bio: 'Hola.' })
  const program = await makeProgram(db)
  const activity = await makeActivity(db)
  await linkActivity(db, program.id, activity.id)
  const sent = await makeApplication(db, person.id, {
    programId: program.id,
    goal: GOAL,
    githubUsername: 'zoe',
    status: 'approved',
    decision: 'guest',
    submittedAt: new Date(),
    decidedBy: admin.id,
    internalNotes: 'Conviene.',
  })
  // Days before the session, of which none counts that was on a day before joining.
  const joined = new Date(Date.now() - 3 * DAY)
  await enroll(
    { db, actor: admin, now: joined },
    { userId: person.id, programId: program.id, applicationId: sent.id, status: 'guest' },
  )
  for (const { id: userId } of [person, admin])
    await makeRecord(db, { userId, activityId: activity.id, markedBy: admin.id, notes: 'Puntual.' })
  await makeApplication(db, admin.id, { status: 'withdrawn' })

  const found = await getPerson({ db, actor: admin, now: new Date() }, { userId: person.id })
  expect(found.profile).toMatchObject({ username: 'zoe', bio: 'Hola.', accountStatus: 'guest' })
  expect(found.applications).toMatchObject([
    {
      id: sent.id,
      programName: program.name,
      goal: GOAL,
      githubUsername: 'zoe',
      decidedByName: 'Ana',
      internalNotes: 'Conviene.',
    },
  ])
  expect(found.enrollments).toMatchObject([
    { programName: program.name, status: 'guest', counts: { present: 1 }, evaluation: { rate: 1 } },
  ])
  expect(found.attendance).toMatchObject([
    { activityId: activity.id, status: 'present', note: 'Puntual.', markedByName: 'Ana' },
  ])
  expect(found.history).toMatchObject([
    { programName: program.name, fromStatus: null, toStatus: 'guest', actorName: 'Ana' },
  ])
})

test('a rejection names its reason, also one the program took off its list, and the handles given', async () => {
  const person = await makeUser(db)
  const own = { code: 'sin-laptop', es: 'Falta equipo', en: 'No laptop' }
  const programs = [
    await makeProgram(db, { rejectionReasons: [own] }),
    await makeProgram(db, { rejectionReasons: [own] }),
  ]
  for (const [index, reasonCode] of ['sin-laptop', 'goal-unclear'].entries())
    await makeApplication(db, person.id, {
      programId: programs[index]?.id ?? null,
      status: 'rejected',
      submittedAt: new Date(),
      decidedAt: new Date(),
      reasonCode,
      twitterUsername: 'zoe',
      createdAt: new Date(Date.now() - index * 60_000),
    })
  const ctx = { db, actor: await makeUser(db), now: new Date() }
  const { applications } = await getPerson(ctx, { userId: person.id })
  expect(applications).toMatchObject([
    { reason: own, twitterUsername: 'zoe' },
    { reason: { code: 'goal-unclear', es: 'La meta no es clara todavía' }, twitterUsername: 'zoe' },
  ])
})

test('what nobody sent stays its author’s', async () => {
  const person = await makeUser(db)
  await makeApplication(db, person.id, { status: 'withdrawn', goal: GOAL })
  await makeApplication(db, person.id, {
    status: 'draft',
    goal: GOAL,
    githubUsername: 'secreta',
    twitterUsername: 'secreta',
    unfinished: { bio: 'secreta' },
  })
  const { applications } = await getPerson(
    { db, actor: await makeUser(db), now: new Date() },
    { userId: person.id },
  )
  expect(applications.map(({ status }) => status).sort()).toEqual(['draft', 'withdrawn'])
  expect(JSON.stringify(applications)).not.toMatch(/Quiero|secreta/)
})

test('an admin does not read what staff noted about them', async () => {
  const admin = await makeUser(db, { role: 'admin' })
  await makeApplication(db, admin.id, { status: 'withdrawn', internalNotes: 'Reservado.' })
  const own = await getPerson({ db, actor: admin, now: new Date() }, { userId: admin.id })
  expect(own.applications.map((application) => application.internalNotes)).toEqual([null])
})

test('nobody there, and accounts nobody signs in to: NOT_FOUND', async () => {
  const account = await makeUser(db, { email: IMPORT_EMAIL })
  const actor = await makeUser(db, { role: 'admin' })
  for (const userId of [crypto.randomUUID(), account.id])
    expect(await refusalOf(getPerson({ db, actor, now: new Date() }, { userId }))).toBe('NOT_FOUND')
})
