import { describe, expect, test } from 'bun:test'
import { byDay, daysOf, daysShown, stepFrom, weeksOf } from './calendar'

describe('the days a view shows', () => {
  test.each([
    ['month', '2026-11-22', { from: '2026-10-26', to: '2026-12-06' }],
    ['month', '2027-02-14', { from: '2027-02-01', to: '2027-02-28' }],
    ['week', '2026-11-22', { from: '2026-11-16', to: '2026-11-22' }],
    ['week', '2026-11-23', { from: '2026-11-23', to: '2026-11-29' }],
    ['list', '2026-11-22', { from: '2026-11-22', to: '2027-02-13' }],
  ] as const)('%s of %s', (view, day, days) => {
    expect(daysShown(view, day)).toEqual(days)
  })

  test('come in whole weeks', () => {
    const weeks = weeksOf(daysShown('month', '2026-11-22'))
    expect(weeks).toHaveLength(6)
    expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7])
    expect(weeks[0]?.[0]).toBe('2026-10-26')
    expect(weeks[5]?.[6]).toBe('2026-12-06')
  })
})

test('steps go a month, a week or twelve weeks, across the end of a year', () => {
  expect(stepFrom('month', '2026-12-31', 1)).toBe('2027-01-01')
  expect(stepFrom('month', '2027-01-15', -1)).toBe('2026-12-01')
  expect(stepFrom('week', '2026-12-28', 1)).toBe('2027-01-04')
  expect(stepFrom('list', '2026-11-22', -1)).toBe('2026-08-30')
})

test('a session stands on each day it touches, a deliverable on the day it is due', () => {
  const dates = { day: '2026-11-30', lastDay: '2026-12-01' }
  expect(daysOf({ kind: 'session', ...dates })).toEqual(['2026-11-30', '2026-12-01'])
  expect(daysOf({ kind: 'deliverable', ...dates })).toEqual(['2026-12-01'])
})

test('what stands outside is left out, days are in order', () => {
  const one = (id: string, day: string, lastDay = day) => ({
    id,
    kind: 'session' as const,
    day,
    lastDay,
  })
  const days = byDay(
    [one('night', '2026-11-30', '2026-12-01'), one('a', '2026-12-03'), one('b', '2026-12-01')],
    { from: '2026-12-01', to: '2026-12-03' },
  )
  expect([...days].map(([day, list]) => [day, list.map(({ id }) => id)])).toEqual([
    ['2026-12-01', ['night', 'b']],
    ['2026-12-03', ['a']],
  ])
})
