import { expect, test } from 'bun:test'
import { moveDay, readDay } from './_search-params'

const now = new Date('2026-09-24T03:00:00Z') // still the 23rd in Mexico City

test.each([
  ['2026-02-28', '2026-02-28'],
  ['2026-02-30', '2026-09-23'],
  ['2026-9-1', '2026-09-23'],
  ['0001-01-01', '2026-09-23'],
  ['ayer', '2026-09-23'],
  [undefined, '2026-09-23'],
  [['2026-02-28', '2026-02-27'], '2026-09-23'],
])('the day of %p is %s', (value, expected) => {
  expect(readDay(value, now)).toBe(expected)
})

test('moves across months and years', () => {
  expect(moveDay('2027-01-01', -1)).toBe('2026-12-31')
  expect(moveDay('2028-02-28', 1)).toBe('2028-02-29')
})
