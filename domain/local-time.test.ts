import { describe, expect, test } from 'bun:test'
import { exactTime, isTimeOf, parseExactTime, parseLocalTime } from './local-time'

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

describe('of a time that occurs twice', () => {
  test.each([
    ['America/Tijuana', '2026-11-01T08:30:00Z', '2026-11-01T01:30-07:00'],
    ['America/Tijuana', '2026-11-01T09:30:00Z', '2026-11-01T01:30-08:00'],
    ['Europe/Madrid', '2026-10-25T01:15:00Z', '2026-10-25T02:15+01:00'],
    ['Australia/Lord_Howe', '2027-04-03T15:15:00Z', '2027-04-04T01:45+10:30'],
  ])('the offset tells which (%s, %s)', (zone, instant, said) => {
    const at = new Date(instant)
    expect(exactTime(at, zone)).toBe(said)
    expect(parseExactTime(said, zone)).toEqual(at)
    expect(isTimeOf(said, at, zone)).toBe(true)
    expect(isTimeOf(said.slice(0, 16), at, zone)).toBe(true)
    expect(isTimeOf(said, new Date(at.getTime() + 1000 * 3600), zone)).toBe(false)
  })

  test('it is said of no other, and need not be said', () => {
    const zone = 'America/Tijuana'
    for (const [instant, said] of [
      ['2026-11-01T07:59:00Z', '2026-11-01T00:59'],
      ['2026-11-01T10:00:00Z', '2026-11-01T02:00'],
      ['2026-03-08T10:00:00Z', '2026-03-08T03:00'],
    ] as const)
      expect(exactTime(new Date(instant), zone)).toBe(said)
    expect(parseExactTime('2026-11-01T01:30', zone)).toEqual(new Date('2026-11-01T08:30:00Z'))
    expect(parseExactTime('2026-12-01T19:00-08:00', zone)).toEqual(new Date('2026-12-02T03:00:00Z'))
  })

  test.each(['2026-12-01T19:00-07:00', '2026-12-01T19:00+99:99', '2026-12-01-08:00', '-08:00'])(
    '%p is none',
    (typed) => expect(parseExactTime(typed, 'America/Tijuana')).toBeNull(),
  )
})
