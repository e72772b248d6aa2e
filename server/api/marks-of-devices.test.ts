import { describe, expect, test } from 'bun:test'
import { ATTENDANCE_STATUSES, type MarkInput } from '../../domain/attendance'
import { DAY, HOUR, MINUTE } from '../../domain/durations'
import { db } from '../db/client'
import { makeEnrollment, makeUser } from '../testing/factories'
import { eventsOf, recordsOf, shuffled } from '../testing/marks'
import { makeRollCall, tap } from '../testing/roll-call'
import { useTestDatabase } from '../testing/test-database'
import { createCaller } from './root'
import { contextOf } from './trpc'

useTestDatabase()

/** What the API makes of marks on `device` that `actor` sends now; each request has a time of its own. */
const send = async (
  actor: Parameters<typeof contextOf>[0],
  activityId: string,
  marks: MarkInput[],
  device = 'Teléfono',
) => {
  const { results } = await createCaller(contextOf(actor)).attendance.mark({
    activityId,
    device,
    marks,
  })
  return results
}

const codes = async (work: ReturnType<typeof send>) => (await work).map(({ code }) => code)
const fromNow = (milliseconds: number) => new Date(Date.now() + milliseconds)

/** How far clocks of devices are off: before the session was made, a year, the year 9998, and right. */
const OFF = [-5 * HOUR, 3 * HOUR, -365 * DAY, 365 * DAY, -20_000 * DAY, 2_900_000 * DAY, 0]

test.each([1, 2, 3])(
  'wrong clocks, order %d: what reaches the server last stands, both times are kept',
  async (seed) => {
    const { activity, moderator, people } = await makeRollCall(db, 1)
    const other = await makeUser(db, { role: 'moderator' })
    const userId = people[0]?.id ?? ''
    const sent: MarkInput[] = []
    for (const [index, off] of shuffled(OFF, seed).entries()) {
      const status = ATTENDANCE_STATUSES[index % 3] ?? 'present'
      const mark = tap(userId, { status, baseVersion: index, deviceAt: fromNow(off) })
      const [actor, device] =
        index % 2 ? ([other, 'Tableta'] as const) : ([moderator, 'Teléfono'] as const)
      const [result] = await send(actor, activity.id, [mark], device)
      expect(result).toMatchObject({ outcome: 'saved', cell: { status, version: index + 1 } })
      expect((await recordsOf(db, activity.id))[0]?.attendanceStatus).toBe(status)
      sent.push(mark)
    }
    const events = await eventsOf(db, activity.id)
    expect(events.map(({ opId, deviceAt }) => [opId, deviceAt])).toEqual(
      sent.map(({ opId, deviceAt }) => [opId, deviceAt]),
    )
    expect(events.map(({ isLate }) => isLate)).toEqual(OFF.map(() => false))
    const arrived = events.map(({ createdAt }) => createdAt.getTime())
    expect(arrived).toEqual(arrived.toSorted((a, b) => a - b))
    expect(arrived.map((at) => Math.abs(at - Date.now()) < HOUR)).toEqual(OFF.map(() => true))
    const caller = createCaller(contextOf(moderator))
    const history = await caller.attendance.history({ activityId: activity.id, userId })
    expect(history.map(({ deviceAt }) => deviceAt)).toEqual(
      sent.map(({ deviceAt }) => deviceAt).toReversed(),
    )
  },
)

describe('after its window a session', () => {
  const closedSince = (milliseconds: number) => {
    const endsAt = fromNow(-7 * DAY - milliseconds)
    return { startsAt: new Date(endsAt.getTime() - 2 * HOUR), endsAt }
  }

  test('takes what was marked inside it, late, and nothing that was marked since', async () => {
    const { activity, moderator, people } = await makeRollCall(db, 3, closedSince(2 * DAY))
    const deviceTimes = [fromNow(-2 * DAY - MINUTE), fromNow(-2 * DAY + MINUTE), fromNow(365 * DAY)]
    const marks = people.map(({ id }, index) => tap(id, { deviceAt: deviceTimes[index] }))
    expect(await codes(send(moderator, activity.id, marks))).toEqual([
      null,
      'SESSION_CLOSED',
      'SESSION_CLOSED',
    ])
    const events = await eventsOf(db, activity.id)
    expect(events.map(({ userId, isLate }) => [userId, isLate])).toEqual([
      [people[0]?.id ?? '', true],
    ])
  })

  test('takes nothing once seven more days have passed', async () => {
    const { activity, moderator, people } = await makeRollCall(db, 1, closedSince(7 * DAY + MINUTE))
    const marks = people.map(({ id }) => tap(id, { deviceAt: fromNow(-8 * DAY) }))
    expect(await codes(send(moderator, activity.id, marks))).toEqual(['SESSION_CLOSED'])
    expect(await recordsOf(db, activity.id)).toEqual([])
  })
})

test.each(['moderator', 'admin'] as const)(
  '%s: nobody marks their own row, the others of the request are written',
  async (role) => {
    const { activity, people, program } = await makeRollCall(db, 1)
    const staff = await makeUser(db, { role })
    await makeEnrollment(db, staff.id, program.id)
    const marks = [staff, ...people].map(({ id }) => tap(id))
    expect(await codes(send(staff, activity.id, marks))).toEqual(['OWN_ROW', null])
    expect((await recordsOf(db, activity.id)).map(({ userId }) => userId)).toEqual(
      people.map(({ id }) => id),
    )
  },
)
