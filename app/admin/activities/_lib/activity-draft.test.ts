import { describe, expect, test } from 'bun:test'
import { createActivityInput, createSeriesInput } from '@/domain/activity-forms'
import {
  activityInputOf,
  candidateDays,
  emptyDraft,
  minutesBetween,
  ruleOf,
  seriesInputOf,
  startOn,
  toggled,
} from './activity-draft'
import { endFollows } from './end-follows'

const series = emptyDraft({
  shape: 'series',
  title: 'Taller',
  timeZone: 'America/Mexico_City',
  weekdays: [2, 4],
  startsOn: '2026-12-01',
  count: '4',
})

test.each([
  ['18:30', '20:30', 120],
  ['22:00', '01:00', 180],
  ['18:30', '18:30', 0],
  ['18:30', '', Number.NaN],
])('from %s to %s are %d minutes', (start, end, minutes) => {
  expect(minutesBetween(start, end)).toBe(minutes)
})

describe('the days of a series to choose from', () => {
  test('are its days and those skipped before its last; by count, what is skipped is made up for', () => {
    expect(candidateDays(series)).toEqual(['2026-12-01', '2026-12-03', '2026-12-08', '2026-12-10'])
    expect(candidateDays({ ...series, skipped: ['2026-12-03'] })).toEqual([
      '2026-12-01',
      '2026-12-03',
      '2026-12-08',
      '2026-12-10',
      '2026-12-15',
    ])
  })

  test('until a day, what is skipped is not made up for', () => {
    const until = { ...series, endBy: 'until' as const, until: '2026-12-08' }
    expect(candidateDays({ ...until, skipped: ['2026-12-08'] })).toEqual([
      '2026-12-01',
      '2026-12-03',
      '2026-12-08',
    ])
  })

  test('are none while the rule makes no sense', () => {
    expect(candidateDays({ ...series, startsOn: '' })).toEqual([])
    expect(candidateDays({ ...series, count: 'x' })).toEqual([])
    expect(candidateDays({ ...series, weekdays: [] })).toEqual([])
  })

  test('forget skipped days that are no days of it any more', () => {
    expect(ruleOf({ ...series, weekdays: [4], skipped: ['2026-12-01'] }).skipped).toEqual([])
    expect(ruleOf({ ...series, startsOn: '2026-12-02', skipped: ['2026-12-01'] }).skipped).toEqual(
      [],
    )
  })
})

test('what is typed is what the API takes', () => {
  expect(createSeriesInput.parse(seriesInputOf(series))).toMatchObject({
    rule: { minutes: 120, end: { count: 4 }, weekdays: [2, 4] },
    status: 'scheduled',
    location: null,
  })
  const one = { ...series, startsLocal: '2026-12-01T18:30:00', endsLocal: '2026-12-01T20:30' }
  expect(
    createActivityInput.parse(activityInputOf({ ...one, shape: 'deliverable', isDraft: true })),
  ).toMatchObject({ kind: 'deliverable', status: 'draft', startsLocal: '2026-12-01T18:30' })
})

test('the first day brings its weekday until others are chosen', () => {
  expect(startOn(series, '2026-12-02')).toEqual({ startsOn: '2026-12-02', weekdays: [3] })
  // In the middle of typing a year.
  expect(startOn(series, '0002-12-02')).toEqual({ startsOn: '0002-12-02' })
  const chosen = { ...series, areWeekdaysChosen: true }
  expect(startOn(chosen, '2026-12-02')).toEqual({ startsOn: '2026-12-02' })
  expect(toggled([2, 4], 3)).toEqual([2, 3, 4])
  expect(toggled([2, 4], 4)).toEqual([2])
})

test.each([
  ['', '', '2026-12-01T18:30', '2026-12-01T20:30'],
  ['2026-12-01T18:30', '2026-12-01T19:00', '2026-12-03T23:45', '2026-12-04T00:15'],
  ['2026-12-01T18:30', '2026-12-01T17:00', '2026-12-01T19:00', '2026-12-01T21:00'],
  ['2026-12-01T18:30', '2026-12-01T19:00', '', '2026-12-01T19:00'],
  ['2026-12-01T18:30', '2026-12-01T19:00', '0002-12-01T18:30', '2026-12-01T19:00'],
])('a start moved from %s (end %s) to %s puts the end at %s', (startsLocal, endsLocal, to, end) => {
  expect(endFollows({ startsLocal, endsLocal }, to, 120)).toBe(end)
})
