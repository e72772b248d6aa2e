import { expect, test } from 'bun:test'
import { db } from '../../db/client'
import { makeActivity } from '../../testing/factories'
import { makeRollCall, tap } from '../../testing/roll-call'
import { useTestDatabase } from '../../testing/test-database'
import { listSessions } from './list-sessions'
import { markAttendance } from './mark-attendance'

useTestDatabase()

const around = (day: string, daysBefore = 0, daysAfter = 0) =>
  listSessions({ db }, { day, daysBefore, daysAfter })
const titles = async (...given: Parameters<typeof around>) =>
  (await around(...given)).map((session) => session.title)

test('a session is on the day its own time zone says', async () => {
  const at = (startsAt: string, title: string, timeZone = 'America/Mexico_City') =>
    makeActivity(db, { title, startsAt: new Date(startsAt), timeZone })
  await at('2031-05-05T05:59:00Z', 'noche del 4')
  await at('2031-05-05T06:00:00Z', 'medianoche del 5')
  await at('2031-05-06T05:59:00Z', 'fin del 5')
  await at('2031-05-05T20:00:00Z', 'Kiritimati, ya 6', 'Pacific/Kiritimati')
  await at('2031-05-06T06:00:00Z', 'medianoche del 6')
  expect(await titles('2031-05-05')).toEqual(['medianoche del 5', 'fin del 5'])
  expect(await titles('2031-05-05', 1, 0)).toEqual(['noche del 4', 'medianoche del 5', 'fin del 5'])
  expect(await titles('2031-05-05', 0, 1)).toEqual([
    'medianoche del 5',
    'Kiritimati, ya 6',
    'fin del 5',
    'medianoche del 6',
  ])
})

test('drafts and deliverables are not there, cancelled sessions are', async () => {
  const startsAt = new Date('2031-06-10T18:00:00Z')
  await makeActivity(db, { startsAt, title: 'borrador', status: 'draft' })
  await makeActivity(db, { startsAt, title: 'entrega', kind: 'deliverable' })
  await makeActivity(db, { startsAt, title: 'cancelada', status: 'cancelled' })
  expect(await titles('2031-06-10')).toEqual(['cancelada'])
})

test('counts every state of the roster, with its program', async () => {
  const startsAt = new Date('2031-07-01T18:00:00Z')
  const { activity, moderator, people, program } = await makeRollCall(db, 5, { startsAt })
  const marks = [
    tap(people[0]?.id ?? ''),
    tap(people[1]?.id ?? '', { status: 'absent' }),
    tap(people[2]?.id ?? '', { status: 'excused' }),
  ]
  const ctx = { db, actor: moderator, now: startsAt }
  await markAttendance(ctx, { activityId: activity.id, device: 'prueba', marks })
  const [session] = await around('2031-07-01')
  expect(session?.counts).toEqual({ present: 1, absent: 1, excused: 1, unmarked: 2 })
  expect(session?.programs.map((one) => one.name)).toEqual([program.name])
})
