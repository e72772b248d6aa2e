import { describe, expect, test } from 'bun:test'
import { DAY, HOUR } from '../../../domain/durations'
import { db } from '../../db/client'
import {
  linkActivity,
  makeActivity,
  makeApplication,
  makeEnrollment,
  makeProgram,
  makeRecord,
  makeUser,
} from '../../testing/factories'
import { makeRollCall } from '../../testing/roll-call'
import { useTestDatabase } from '../../testing/test-database'
import { getRoster } from './get-roster'

useTestDatabase()

const now = new Date()
const daysAgo = (days: number) => new Date(now.getTime() - days * DAY)

describe('the last five marks', () => {
  test('newest first, of sessions before this one that expected the person', async () => {
    const { activity, moderator, program } = await makeRollCall(db, 0)
    const session = async (days: number, given: Parameters<typeof makeActivity>[1] = {}) => {
      const made = await makeActivity(db, { startsAt: daysAgo(days), ...given })
      await linkActivity(db, program.id, made.id)
      return made.id
    }
    const join = async (name: string, days: number) => {
      const person = await makeUser(db, { name })
      await makeEnrollment(db, person.id, program.id, { enrolledAt: daysAgo(days) })
      return person.id
    }
    const mark = (userId: string, activityId: string, status: 'present' | 'absent' | 'excused') =>
      makeRecord(db, { userId, activityId, markedBy: moderator.id, attendanceStatus: status })

    const [long, late, walkIn] = [
      await join('Antigua', 90),
      await join('Nueva', 10),
      (await makeUser(db, { name: 'Visita' })).id,
    ]
    const weeks = []
    for (let week = 6; week >= 1; week--) weeks.push(await session(7 * week))
    const cancelled = await session(3, { status: 'cancelled' })
    await session(2, { status: 'draft' })
    const deliverable = await session(2, { kind: 'deliverable' })
    const coming = await session(-7)
    const elsewhere = await makeActivity(db, { startsAt: daysAgo(4) })
    const [first = '', , , , fifth = '', sixth = ''] = weeks
    await mark(long, first, 'absent')
    await mark(long, fifth, 'excused')
    await mark(long, sixth, 'present')
    await mark(long, cancelled, 'absent')
    await mark(long, deliverable, 'absent')
    await mark(long, coming, 'absent')
    await mark(long, elsewhere.id, 'absent')
    await mark(late, sixth, 'absent')
    await mark(walkIn, sixth, 'present')
    await mark(walkIn, activity.id, 'present')

    const { rows } = await getRoster({ db, actor: moderator, now }, { activityId: activity.id })
    expect(rows.map(({ name, lastMarks }) => [name, lastMarks])).toEqual([
      ['Antigua', ['present', 'excused', null, null, null]],
      ['Nueva', ['absent']],
      ['Visita', ['present']],
    ])
  })

  test('of two programs: each person those of their own', async () => {
    const { activity, moderator, program } = await makeRollCall(db, 0)
    const other = await makeProgram(db)
    await linkActivity(db, other.id, activity.id)
    for (const [name, place, status] of [
      ['Ana', program, 'present'],
      ['Beto', other, 'absent'],
    ] as const) {
      const person = await makeUser(db, { name })
      await makeEnrollment(db, person.id, place.id)
      const earlier = await makeActivity(db, { startsAt: daysAgo(3) })
      await linkActivity(db, place.id, earlier.id)
      await makeRecord(db, {
        userId: person.id,
        activityId: earlier.id,
        markedBy: moderator.id,
        attendanceStatus: status,
      })
    }
    const { rows } = await getRoster({ db, actor: moderator, now }, { activityId: activity.id })
    expect(rows.map(({ name, lastMarks }) => [name, lastMarks])).toEqual([
      ['Ana', ['present']],
      ['Beto', ['absent']],
    ])
  })
})

test('the goal is that of the application of the enrollment in a program of the session', async () => {
  const { activity, moderator, program } = await makeRollCall(db, 0)
  const elsewhere = await makeProgram(db)
  const person = await makeUser(db, { name: 'Ana' })
  const goal = 'Publicar una aplicación que use mi barrio para avisar del camión. '.repeat(3).trim()
  const apply = async (programId: string, text: string) => {
    const application = await makeApplication(db, person.id, {
      programId,
      goal: text,
      status: 'approved',
      decision: 'guest',
      decidedBy: moderator.id,
      decidedAt: daysAgo(20),
      submittedAt: daysAgo(21),
      githubUsername: 'ana',
    })
    await makeEnrollment(db, person.id, programId, { applicationId: application.id })
  }
  await apply(program.id, goal)
  await apply(elsewhere.id, goal.replace('barrio', 'ciudad'))
  const without = await makeUser(db, { name: 'Beto' })
  await makeEnrollment(db, without.id, program.id)
  const { rows } = await getRoster({ db, actor: moderator, now }, { activityId: activity.id })
  expect(rows.map((row) => [row.name, row.goal])).toEqual([
    ['Ana', goal],
    ['Beto', null],
  ])
})

test('who marked whom, and when', async () => {
  const { activity, moderator, people } = await makeRollCall(db, 2)
  const marker = await makeUser(db, { name: 'Quien marcó' })
  const markedAt = new Date(now.getTime() - HOUR)
  const userId = people[0]?.id ?? ''
  await makeRecord(db, { userId, activityId: activity.id, markedBy: marker.id, markedAt })
  const { rows } = await getRoster({ db, actor: moderator, now }, { activityId: activity.id })
  expect(rows.map((row) => [row.markedByName, row.markedAt])).toEqual([
    ['Quien marcó', markedAt],
    [null, null],
  ])
})
