import { expect, test } from 'bun:test'
import { DAY } from '../../../domain/durations'
import { programSize } from '../../../domain/enrollments'
import { db } from '../../db/client'
import {
  linkActivity,
  makeActivity,
  makeEnrollment,
  makeProgram,
  makeRecord,
  makeUser,
} from '../../testing/factories'
import { useTestDatabase } from '../../testing/test-database'
import { listAllPrograms } from '../programs/list-programs'
import { getProgress } from './get-progress'
import { listProgramSummaries } from './list-program-summaries'

useTestDatabase()

const ctx = { db, now: new Date() }
const summaryOf = async (programId: string) =>
  (await listProgramSummaries(ctx)).find(({ id }) => id === programId)

test('a program nobody is in has no figure', async () => {
  const { id } = await makeProgram(db, { programType: 'cohort', accent: 'rose' })
  expect(await summaryOf(id)).toMatchObject({
    accent: 'rose',
    state: 'undated',
    people: { guest: 0, active: 0, completed: 0, dropped: 0 },
    sessions: 0,
    deliverables: 0,
    rate: null,
  })
})

test('people by status, what it consists of, and one rate over all of them', async () => {
  const program = await makeProgram(db)
  const marker = await makeUser(db, { role: 'moderator' })
  const sessions = []
  for (const ago of [3, 2, 1])
    sessions.push(await makeActivity(db, { startsAt: new Date(Date.now() - ago * DAY) }))
  const optional = await makeActivity(db, { startsAt: new Date(Date.now() - 4 * DAY) })
  const others = [
    await makeActivity(db, { status: 'cancelled' }),
    await makeActivity(db, { status: 'draft' }),
    await makeActivity(db, { kind: 'deliverable' }),
  ]
  for (const { id } of [...sessions, ...others]) await linkActivity(db, program.id, id)
  await linkActivity(db, program.id, optional.id, { isRequired: false })
  const statuses = ['guest', 'active', 'dropped'] as const
  const enrollments = []
  for (const enrollmentStatus of statuses) {
    const { id: userId } = await makeUser(db)
    enrollments.push(await makeEnrollment(db, userId, program.id, { enrollmentStatus }))
  }
  // 3 of 3; 1 of 2 and one excused; 0 of 1 and two unmarked. The optional one counts for nobody.
  const marks = [
    ['present', 'present', 'present'],
    ['present', 'absent', 'excused'],
    ['absent'],
  ] as const
  for (const [person, row] of marks.entries())
    for (const [at, attendanceStatus] of row.entries())
      await makeRecord(db, {
        userId: enrollments[person]?.userId ?? '',
        activityId: sessions[at]?.id ?? '',
        markedBy: marker.id,
        attendanceStatus,
      })
  await makeRecord(db, {
    userId: enrollments[2]?.userId ?? '',
    activityId: optional.id,
    markedBy: marker.id,
  })

  const summary = await summaryOf(program.id)
  expect(summary).toMatchObject({
    state: 'running',
    people: { guest: 1, active: 1, completed: 0, dropped: 1 },
    sessions: 4,
    deliverables: 1,
    rate: 4 / 6,
  })
  // The list every member of staff sees tells the same size.
  const listed = (await listAllPrograms(ctx)).find(({ id }) => id === program.id)
  expect(listed?.people).toBe(2)
  expect(summary && programSize(summary.people)).toEqual({ running: 2, past: 1 })
  // The same counts as the people's own.
  const own = await Promise.all(enrollments.map(({ id }) => getProgress(ctx, { enrollmentId: id })))
  const present = own.reduce((sum, { counts }) => sum + counts.present, 0)
  const counted = own.reduce((sum, { counts }) => sum + counts.present + counts.absent, 0)
  expect(summary?.rate).toBe(present / counted)
})
