import { expect, test } from 'bun:test'
import { DAY, HOUR } from '../../../domain/durations'
import { db } from '../../db/client'
import {
  linkActivity,
  makeActivity,
  makeEnrollment,
  makeProgram,
  makeUser,
} from '../../testing/factories'
import { useTestDatabase } from '../../testing/test-database'
import { cancelActivities } from './cancel-activities'
import { countExpected } from './count-expected'

useTestDatabase()

const now = new Date('2026-12-01T18:00:00Z')
const startsAt = new Date(now.getTime() + DAY)

async function makeExpected() {
  const program = await makeProgram(db)
  const sessions = []
  for (const status of ['scheduled', 'done', 'draft', 'cancelled'] as const) {
    const session = await makeActivity(db, { startsAt, status })
    await linkActivity(db, program.id, session.id)
    sessions.push(session)
  }
  for (let n = 0; n < 3; n++)
    await makeEnrollment(db, (await makeUser(db)).id, program.id, {
      enrolledAt: new Date(now.getTime() - DAY),
    })
  const [scheduled, done, draft, cancelled] = sessions.map(({ id }) => id)
  return { program, sessions, scheduled, done, draft, cancelled }
}
const ask = (ids: (string | undefined)[]) =>
  countExpected({ db, now }, { activityIds: ids.map((id) => id ?? '') })

test('each person is counted once, over all sessions', async () => {
  const { scheduled, done } = await makeExpected()
  expect(await ask([scheduled])).toEqual({ people: 3 })
  expect(await ask([scheduled, done])).toEqual({ people: 3 })
})

test('nobody hears of drafts, of what is cancelled or over, or of a deliverable', async () => {
  const { program, draft, cancelled } = await makeExpected()
  const over = await makeActivity(db, { startsAt: new Date(now.getTime() - 3 * HOUR) })
  const deliverable = await makeActivity(db, { startsAt, kind: 'deliverable' })
  for (const { id } of [over, deliverable]) await linkActivity(db, program.id, id)
  expect(await ask([draft, cancelled, over.id, deliverable.id])).toEqual({ people: 0 })
})

test('as many mails go out as were announced', async () => {
  const { sessions, scheduled } = await makeExpected()
  const actor = await makeUser(db, { role: 'admin' })
  const { people } = await ask([scheduled])
  const activities = sessions
    .filter(({ id }) => id === scheduled)
    .map(({ id, version }) => ({ activityId: id, version }))
  const { mails } = await cancelActivities({ db, actor, now }, { activities, reason: 'Lluvia.' })
  expect(mails).toBe(people)
})
