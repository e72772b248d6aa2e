import { describe, expect, test } from 'bun:test'
import { DAY, HOUR, MINUTE } from '../../../domain/durations'
import { db } from '../../db/client'
import { sessionReopenings } from '../../db/schema'
import { makeActivity, makeUser } from '../../testing/factories'
import { eventsOf } from '../../testing/marks'
import { refusalOf } from '../../testing/refusal'
import { makeRollCall, tap } from '../../testing/roll-call'
import { useTestDatabase } from '../../testing/test-database'
import { getChanges } from './get-changes'
import { getHistory } from './get-history'
import { getRoster } from './get-roster'
import { markAttendance } from './mark-attendance'
import { reopenSession } from './reopen-session'

useTestDatabase()

const later = (from: Date, ms: number) => new Date(from.getTime() + ms)

/** A session whose window ended at `closed`. */
async function makeClosed() {
  const closed = new Date()
  const endsAt = later(closed, -7 * DAY)
  const made = await makeRollCall(db, 1, { startsAt: later(endsAt, -2 * HOUR), endsAt })
  const activityId = made.activity.id
  const userId = made.people[0]?.id ?? ''
  const mark = async (deviceAt: Date, now: Date, status: 'present' | 'absent' = 'present') => {
    const { results } = await markAttendance(
      { db, actor: made.moderator, now },
      { activityId, device: 'Teléfono', marks: [tap(userId, { deviceAt, status })] },
    )
    return results[0]?.code
  }
  const reopen = (now: Date, days: number, reason = 'Faltó la lista en papel.') =>
    reopenSession({ db, actor: made.moderator, now }, { activityId, reason, days })
  return { ...made, closed, activityId, userId, mark, reopen }
}

describe('late sync', () => {
  test('what was marked inside the window is taken for seven days more, flagged', async () => {
    const { closed, activityId, userId, mark } = await makeClosed()
    expect(await mark(later(closed, -MINUTE), later(closed, -MINUTE))).toBeNull()
    expect(await mark(later(closed, -MINUTE), later(closed, 7 * DAY), 'absent')).toBeNull()
    expect((await eventsOf(db, activityId)).map(({ isLate }) => isLate)).toEqual([false, true])
    const history = await getHistory({ db }, { activityId, userId })
    expect(history.map(({ isLate, toStatus }) => [isLate, toStatus])).toEqual([
      [true, 'absent'],
      [false, 'present'],
    ])
  })

  test('what was marked after it, or arrives later still, is refused and leaves no trace', async () => {
    const { closed, activityId, mark } = await makeClosed()
    expect(await mark(later(closed, MINUTE), later(closed, HOUR))).toBe('SESSION_CLOSED')
    expect(await mark(later(closed, -MINUTE), later(closed, 7 * DAY + 1))).toBe('SESSION_CLOSED')
    expect(await eventsOf(db, activityId)).toEqual([])
  })

  test('one late mark does not hold up, or carry along, the others of its request', async () => {
    const { activity, closed, moderator, people } = await makeRollCall(db, 2, {
      startsAt: new Date(Date.now() - 8 * DAY),
    }).then((made) => ({ ...made, closed: later(made.activity.endsAt, 7 * DAY) }))
    const marks = people.map(({ id }, index) =>
      tap(id, { deviceAt: later(closed, index === 0 ? MINUTE : -MINUTE) }),
    )
    const { results } = await markAttendance(
      { db, actor: moderator, now: later(closed, DAY) },
      { activityId: activity.id, device: 'Teléfono', marks },
    )
    expect(results.map(({ code }) => code)).toEqual(['SESSION_CLOSED', null])
  })
})

describe('a reopened session', () => {
  test('takes marks from now until its end, with a reason on record', async () => {
    const { closed, activityId, moderator, mark, reopen } = await makeClosed()
    const now = later(closed, 30 * DAY)
    const until = later(now, 2 * DAY)
    expect(await mark(now, now)).toBe('SESSION_CLOSED')
    expect(await reopen(now, 2)).toEqual({ closesAt: until })
    expect(await mark(later(now, HOUR), later(now, HOUR))).toBeNull()
    expect(await mark(until, until)).toBeNull()
    expect(await mark(later(until, 1), later(until, 1))).toBe('SESSION_CLOSED')
    // Marked on a device while it was open, sent afterwards.
    expect(await mark(until, later(until, HOUR), 'absent')).toBeNull()
    expect((await eventsOf(db, activityId)).map(({ isLate }) => isLate)).toEqual([
      false,
      false,
      true,
    ])
    const kept = await db.select().from(sessionReopenings)
    expect(kept.find((one) => one.activityId === activityId)).toMatchObject({
      reopenedBy: moderator.id,
      reason: 'Faltó la lista en papel.',
      opensAt: now,
      closesAt: until,
    })
  })

  test('says so in the roster and in the changes', async () => {
    const { closed, activityId, moderator, reopen } = await makeClosed()
    const now = later(closed, 30 * DAY)
    const until = later(now, DAY)
    const stateAt = async (at: Date) => {
      const ctx = { db, actor: moderator, now: at }
      const { session, refusal } = await getRoster(ctx, { activityId })
      const changes = await getChanges(ctx, { activityId, after: 0 })
      expect(changes).toMatchObject({
        markingState: session.markingState,
        opensAt: session.opensAt,
        closesAt: session.closesAt,
      })
      return [session.markingState, session.closesAt, session.reopenedUntil, refusal]
    }
    expect(await stateAt(now)).toEqual(['closed', closed, null, 'SESSION_CLOSED'])
    await reopen(now, 1)
    expect(await stateAt(later(now, HOUR))).toEqual(['open', until, until, null])
    expect(await stateAt(later(until, 1))).toEqual(['closed', until, null, 'SESSION_CLOSED'])
  })

  test('can be reopened again; of two at once one is told that it is open', async () => {
    const { closed, reopen } = await makeClosed()
    const now = later(closed, 30 * DAY)
    const until = later(now, DAY)
    const codes = await Promise.all([reopen(now, 1), reopen(now, 1)].map(refusalOf))
    expect(codes.sort()).toEqual(['SESSION_STILL_OPEN', null])
    expect(await refusalOf(reopen(later(now, HOUR), 1))).toBe('SESSION_STILL_OPEN')
    expect(await refusalOf(reopen(later(until, 1), 1))).toBeNull()
  })
})

describe('is not reopened:', () => {
  test.each([
    ['a session that is open', {}, 'SESSION_STILL_OPEN'],
    ['one to come', { startsAt: later(new Date(), 3 * DAY) }, 'SESSION_NOT_OPEN_YET'],
    [
      'a cancelled one',
      { startsAt: later(new Date(), -30 * DAY), status: 'cancelled' },
      'SESSION_CANCELLED',
    ],
    ['a deliverable', { startsAt: later(new Date(), -30 * DAY), kind: 'deliverable' }, 'NOT_FOUND'],
  ] as const)('%s', async (_, given, code) => {
    const activity = await makeActivity(db, given)
    const actor = await makeUser(db, { role: 'admin' })
    const now = new Date()
    const work = reopenSession(
      { db, actor, now },
      { activityId: activity.id, reason: 'Porque sí.', days: 1 },
    )
    expect(await refusalOf(work)).toBe(code)
  })
})
