import { describe, expect, test } from 'bun:test'
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { DAY } from '../../../domain/durations'
import { db } from '../../db/client'
import { programEnrollments, submissions, users } from '../../db/schema'
import {
  linkActivity,
  makeActivity,
  makeApplication,
  makeEnrollment,
  makeProgram,
  makeRecord,
  makeUser,
} from '../../testing/factories'
import { refusalOf } from '../../testing/refusal'
import { useTestDatabase } from '../../testing/test-database'
import type { Actor } from '../context'
import { getDashboard } from './get-dashboard'
import { getOwnProgram } from './get-own-program'

useTestDatabase()

const now = new Date('2026-10-15T18:00:00Z')
const as = (actor: Actor) => ({ db, actor, now })
const inDays = (days: number) => new Date(now.getTime() + days * DAY)

/** Somebody whose every word is recognised, in `program`, with an application, a note and something handed in. */
async function makeClassmate(programId: string, mark: string, given: Partial<Given> = {}) {
  const person = await makeUser(db, {
    name: `Nombre ${mark}`,
    email: `${mark}-${randomUUID()}@example.com`,
    username: `usuario-${mark}-${randomUUID().slice(0, 8)}`,
    bio: `Vida ${mark}`,
    accountStatus: 'guest',
    suspendedAt: given.isSuspended ? now : null,
  })
  const application = await makeApplication(db, person.id, {
    programId,
    status: 'approved',
    decision: 'guest',
    goal: `Meta ${mark} `.padEnd(150, 'x'),
    githubUsername: `github-${mark}`,
    internalNotes: `Interna ${mark}`,
  })
  const enrollment = await makeEnrollment(db, person.id, programId, {
    applicationId: application.id,
    enrolledAt: inDays(-30),
    enrollmentStatus: given.status ?? 'guest',
    endedAt: given.status === 'dropped' ? now : null,
    endReason: given.status === 'dropped' ? 'conduct' : null,
    metadata: { endNote: `Fin ${mark}` },
  })
  return { person, enrollment }
}
interface Given {
  status: 'guest' | 'active' | 'completed' | 'dropped'
  isSuspended: boolean
}

async function makeCourse(showsPeople = true) {
  const program = await makeProgram(db, { slug: `curso-${randomUUID().slice(0, 8)}`, showsPeople })
  const make = async (title: string, days: number, given = {}) => {
    const activity = await makeActivity(db, { title, startsAt: inDays(days), ...given })
    await linkActivity(db, program.id, activity.id)
    return activity
  }
  return { program, make }
}

test('the next session is the one that is on, then the first to come that takes place', async () => {
  const { program, make } = await makeCourse()
  const { person } = await makeClassmate(program.id, 'propia')
  await make('Pasada', -3)
  await make('Cancelada', 1, { status: 'cancelled', cancelReason: 'Sin luz.' })
  await make('Próxima', 2, { location: 'Sala 2' })
  await make('Borrador', 0.5, { status: 'draft' })
  const next = async () => (await getDashboard(as(person))).running[0]?.nextSession
  expect(await next()).toMatchObject({ title: 'Próxima', location: 'Sala 2' })
  await make('Ahora', -0.01)
  expect((await next())?.title).toBe('Ahora')
  const page = await getOwnProgram(as(person), { program: program.slug ?? '' })
  expect(page.sessions.map(({ title }) => title)).toEqual([
    'Pasada',
    'Ahora',
    'Cancelada',
    'Próxima',
  ])
  expect(page.goal).toStartWith('Meta propia')
})

test('whichever program is next comes first; what ended is apart, without a next session', async () => {
  const [late, soon, past] = [await makeCourse(), await makeCourse(), await makeCourse()]
  const { person } = await makeClassmate(late.program.id, 'varias')
  await makeEnrollment(db, person.id, soon.program.id)
  await makeEnrollment(db, person.id, past.program.id, { enrollmentStatus: 'completed' })
  await late.make('Lejos', 9)
  await soon.make('Cerca', 2)
  await past.make('Ya no', 1)
  const { running, past: ended } = await getDashboard(as(person))
  expect(running.map(({ nextSession }) => nextSession?.title)).toEqual(['Cerca', 'Lejos'])
  expect(ended.map(({ program, reach }) => [program.id, reach])).toEqual([[past.program.id, null]])
})

describe('the people of a program', () => {
  test('are shown by name and handles to its people, without those who left or are suspended', async () => {
    const { program } = await makeCourse()
    const { person } = await makeClassmate(program.id, 'propia')
    await makeClassmate(program.id, 'beta', { status: 'completed' })
    await makeClassmate(program.id, 'alfa', { status: 'active' })
    await makeClassmate(program.id, 'fuera', { status: 'dropped' })
    await makeClassmate(program.id, 'suspendida', { isSuspended: true })
    const { people } = await getOwnProgram(as(person), { program: program.id })
    expect(people?.map(({ name, githubUsername, isOwn }) => [name, githubUsername, isOwn])).toEqual(
      [
        ['Nombre alfa', 'github-alfa', false],
        ['Nombre beta', 'github-beta', false],
        ['Nombre propia', 'github-propia', true],
      ],
    )
    expect(Object.keys(people?.[0] ?? {}).sort()).toEqual([
      'avatarUrl',
      'githubUsername',
      'isOwn',
      'name',
      'twitterUsername',
      'username',
    ])
    const { running } = await getDashboard(as(person))
    expect(running[0]?.people).toEqual(people)
  })

  test('are not where the program does not show them, nor to somebody who left', async () => {
    const hidden = await makeCourse(false)
    const { person } = await makeClassmate(hidden.program.id, 'propia')
    await makeClassmate(hidden.program.id, 'otra')
    expect((await getOwnProgram(as(person), { program: hidden.program.id })).people).toBeNull()
    const shown = await makeCourse()
    await makeClassmate(shown.program.id, 'otra')
    const gone = await makeClassmate(shown.program.id, 'ida', { status: 'dropped' })
    const page = await getOwnProgram(as(gone.person), { program: shown.program.id })
    expect([page.status, page.people, page.reach]).toEqual(['dropped', null, null])
  })
})

test('nothing of anybody else, and of one’s own nothing of staff', async () => {
  const { program, make } = await makeCourse(false)
  const own = await makeClassmate(program.id, 'propia', { status: 'dropped' })
  const running = await makeCourse(false)
  await makeEnrollment(db, own.person.id, running.program.id)
  const other = await makeClassmate(program.id, 'ajena')
  await makeEnrollment(db, other.person.id, running.program.id)
  const marker = await makeUser(db, { name: 'Marca Marcela', role: 'moderator' })
  const session = await make('Taller', -3)
  const deliverable = await make('Entrega', -2, { kind: 'deliverable' })
  for (const activity of [session, deliverable])
    await linkActivity(db, running.program.id, activity.id)
  for (const [userId, mark] of [
    [own.person.id, 'propia'],
    [other.person.id, 'ajena'],
  ] as const) {
    await makeRecord(db, {
      userId,
      activityId: session.id,
      markedBy: marker.id,
      notes: `Nota ${mark}`,
    })
    await db.insert(submissions).values({
      userId,
      activityId: deliverable.id,
      body: `Entregado ${mark}`,
      feedback: `Comentario ${mark}`,
      submittedAt: now,
    })
  }
  const seen = JSON.stringify([
    await getDashboard(as(own.person)),
    await getOwnProgram(as(own.person), { program: program.id }),
  ])
  expect(seen).toContain('Meta propia')
  expect(seen).toContain('Entregado propia')
  for (const secret of [
    'ajena',
    'Interna',
    'Nota propia',
    'Fin propia',
    'conduct',
    'Marcela',
    other.person.id,
  ])
    expect(seen).not.toContain(secret)
})

test('a program one was never in, by id or by name: NOT_FOUND', async () => {
  const { program } = await makeCourse()
  const { person } = await makeClassmate((await makeCourse()).program.id, 'otra')
  for (const asked of [program.id, program.slug ?? '', 'no-existe', randomUUID()])
    expect(await refusalOf(getOwnProgram(as(person), { program: asked }))).toBe('NOT_FOUND')
  expect(await getDashboard(as(await makeUser(db)))).toEqual({ running: [], past: [] })
  await db.delete(programEnrollments).where(eq(programEnrollments.userId, person.id))
  await db.update(users).set({ accountStatus: 'active' }).where(eq(users.id, person.id))
  expect((await getDashboard(as(person))).running).toEqual([])
})

test('a promotion says what it stood on, and nothing else of what staff noted', async () => {
  const { program } = await makeCourse()
  const { person, enrollment } = await makeClassmate(program.id, 'promovida')
  const promotion = { present: 5, counted: 6, rate: 5 / 6 }
  expect((await getDashboard(as(person))).running[0]?.promotion).toBeNull()
  await db
    .update(programEnrollments)
    .set({ metadata: { promotion, endNote: 'Solo del equipo' } })
    .where(eq(programEnrollments.id, enrollment.id))
  const dashboard = await getDashboard(as(person))
  expect(dashboard.running[0]?.promotion).toEqual(promotion)
  expect(JSON.stringify(dashboard)).not.toContain('Solo del equipo')
})
