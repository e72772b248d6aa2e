import { expect, test } from 'bun:test'
import { parseLocalTime } from './local-time'

test('a local time is an instant of its zone', () => {
  expect(parseLocalTime('2026-09-23T18:50', 'America/Mexico_City')?.toISOString()).toBe(
    '2026-09-24T00:50:00.000Z',
  )
  expect(parseLocalTime('2026-09-23T18:50:30', 'UTC')?.toISOString()).toBe(
    '2026-09-23T18:50:30.000Z',
  )
})

test('a time the clock skips is none, one that occurs twice is the first', () => {
  expect(parseLocalTime('2026-03-08T02:30', 'America/Tijuana')).toBeNull()
  expect(parseLocalTime('2026-11-01T01:30', 'America/Tijuana')?.toISOString()).toBe(
    '2026-11-01T08:30:00.000Z',
  )
})

test.each([
  ...['', 'mañana', '2026-09-23', '2026-09-23 18:50', '2026-02-30T10:00', '2026-09-23T24:00'],
  ...['2026-09-23T18:50Z', '2026-13-01T10:00', '26-09-23T18:50'],
])('%p is none', (typed) => expect(parseLocalTime(typed, 'America/Mexico_City')).toBeNull())
