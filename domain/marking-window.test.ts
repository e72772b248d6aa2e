import { describe, expect, test } from 'bun:test'
import { DAY, HOUR, MINUTE } from './durations'
import {
  judgeMarks,
  markingRefusal,
  markingTimes,
  markingWindow,
  reopenSessionInput,
} from './marking-window'
import type { MarkableActivity } from './marks'

const at = (text: string) => new Date(text)
const later = (from: Date, ms: number) => new Date(from.getTime() + ms)
// 18:30 to 20:30 in Mexico City (UTC-6).
const session: MarkableActivity = {
  kind: 'session',
  status: 'scheduled',
  startsAt: at('2026-03-03T00:30:00Z'),
  endsAt: at('2026-03-03T02:30:00Z'),
  timeZone: 'America/Mexico_City',
}
const opensAt = at('2026-03-02T06:00:00Z')
const closesAt = at('2026-03-10T02:30:00Z')
const reopening = { opensAt: at('2026-03-20T12:00:00Z'), closesAt: at('2026-03-22T12:00:00Z') }

const inSeptember: MarkableActivity = {
  kind: 'session',
  status: 'scheduled',
  startsAt: new Date('2026-09-24T00:50:00Z'), // 18:50 on the 23rd in Mexico City
  endsAt: new Date('2026-09-24T02:50:00Z'),
  timeZone: 'America/Mexico_City',
}

describe('the marking window', () => {
  test('opens at local midnight of the day of the session and closes seven days after its end', () => {
    const { opensAt, closesAt } = markingWindow(inSeptember)
    expect(opensAt.toISOString()).toBe('2026-09-23T06:00:00.000Z')
    expect(closesAt.toISOString()).toBe('2026-10-01T02:50:00.000Z')
  })

  const cases = [
    ['a millisecond before it opens', '2026-09-23T05:59:59.999Z', {}, 'SESSION_NOT_OPEN_YET'],
    ['when it opens', '2026-09-23T06:00:00.000Z', {}, null],
    ['when it closes', '2026-10-01T02:50:00.000Z', {}, null],
    ['a millisecond later', '2026-10-01T02:50:00.001Z', {}, 'SESSION_CLOSED'],
    ['when cancelled', '2026-09-24T01:00:00Z', { status: 'cancelled' }, 'SESSION_CANCELLED'],
    ['as a draft', '2026-09-24T01:00:00Z', { status: 'draft' }, 'SESSION_NOT_OPEN_YET'],
    ['when done', '2026-09-24T01:00:00Z', { status: 'done' }, null],
    ['for a deliverable', '2026-09-24T01:00:00Z', { kind: 'deliverable' }, 'NOT_A_SESSION'],
  ] as const
  test.each(cases)('%s', (_, now, given, expected) => {
    expect(markingRefusal({ ...inSeptember, ...given }, new Date(now))).toBe(expected)
  })

  test('opens at the later midnight on the day the clocks change', () => {
    const tijuana = { timeZone: 'America/Tijuana', endsAt: new Date('2026-03-09T03:00:00Z') }
    const { opensAt } = markingWindow({ ...tijuana, startsAt: new Date('2026-03-09T01:00:00Z') })
    expect(opensAt.toISOString()).toBe('2026-03-08T08:00:00.000Z')
  })
})

describe('marks by the clock of their device', () => {
  const inside = later(closesAt, -HOUR)
  const cases: [string, Date, Date, ReturnType<ReturnType<typeof judgeMarks>>][] = [
    ['in time', inside, inside, { refusal: null, isLate: false }],
    ['at the last moment', closesAt, closesAt, { refusal: null, isLate: false }],
    ['a moment after', inside, later(closesAt, 1), { refusal: null, isLate: true }],
    ['made at the last moment', closesAt, later(closesAt, HOUR), { refusal: null, isLate: true }],
    [
      'made a moment too late',
      later(closesAt, 1),
      later(closesAt, HOUR),
      { refusal: 'SESSION_CLOSED', isLate: false },
    ],
    ['made as it opened', opensAt, later(closesAt, HOUR), { refusal: null, isLate: true }],
    [
      'made a moment before it opened',
      later(opensAt, -1),
      later(closesAt, HOUR),
      { refusal: 'SESSION_CLOSED', isLate: false },
    ],
    ['seven days later', inside, later(closesAt, 7 * DAY), { refusal: null, isLate: true }],
    [
      'a moment more than seven days later',
      inside,
      later(closesAt, 7 * DAY + 1),
      { refusal: 'SESSION_CLOSED', isLate: false },
    ],
    [
      'before the day, whatever the device says',
      inside,
      later(opensAt, -1),
      { refusal: 'SESSION_NOT_OPEN_YET', isLate: false },
    ],
    [
      'on a device whose clock is a year off, while it is open',
      later(inside, -365 * DAY),
      inside,
      { refusal: null, isLate: false },
    ],
  ]
  test.each(cases)('%s', (_, deviceAt, now, expected) => {
    expect(judgeMarks(session, [], now)(deviceAt)).toEqual(expected)
  })

  test.each([
    ['while it is reopened', later(reopening.opensAt, HOUR), { refusal: null, isLate: false }],
    [
      'between window and reopening',
      later(reopening.opensAt, -1),
      { refusal: 'SESSION_CLOSED', isLate: false },
    ],
    ['after the reopening', later(reopening.closesAt, DAY), { refusal: null, isLate: true }],
    [
      'more than seven days after the reopening',
      later(reopening.closesAt, 8 * DAY),
      { refusal: 'SESSION_CLOSED', isLate: false },
    ],
  ] as const)('with a reopening: %s', (_, now, expected) => {
    const deviceAt = later(reopening.opensAt, MINUTE)
    expect(judgeMarks(session, [reopening], now)(deviceAt)).toEqual(expected)
  })

  test('cancelled stays cancelled, also when reopened', () => {
    const cancelled = { ...session, status: 'cancelled' as const }
    const now = later(reopening.opensAt, HOUR)
    expect(judgeMarks(cancelled, [reopening], now)(now).refusal).toBe('SESSION_CANCELLED')
  })
})

describe('the state of a session', () => {
  test.each([
    ['not_open_yet', later(opensAt, -1), null],
    ['open', opensAt, null],
    ['closed', later(closesAt, 1), null],
    ['open', reopening.opensAt, reopening.closesAt],
    ['closed', later(reopening.closesAt, 1), null],
  ] as const)('%s', (markingState, now, reopenedUntil) => {
    expect(markingTimes(session, [reopening], now)).toEqual({
      markingState,
      opensAt,
      closesAt: reopening.closesAt,
      reopenedUntil,
    })
  })

  test('drafts are not open yet, cancelled ones are cancelled', () => {
    const stateOf = (status: MarkableActivity['status']) =>
      markingTimes({ ...session, status }, [], session.startsAt).markingState
    expect([stateOf('draft'), stateOf('cancelled'), stateOf('done')]).toEqual([
      'not_open_yet',
      'cancelled',
      'open',
    ])
  })
})

test('a session is reopened for one to 14 whole days, whatever the clock of the device says', () => {
  const given = { activityId: crypto.randomUUID(), reason: 'Faltó una lista.' }
  const isTaken = (rest: object) => reopenSessionInput.safeParse({ ...given, ...rest }).success
  expect([0, 1, 1.5, 14, 15].map((days) => isTaken({ days }))).toEqual([
    false,
    true,
    false,
    true,
    false,
  ])
  expect(isTaken({ days: 1, until: later(new Date(), DAY) })).toBe(false)
})
