import { describe, expect, test } from 'bun:test'
import { HOUR } from '@/domain/durations'
import { nearness } from './when'

const now = new Date('2026-09-23T23:00:00Z') // 17:00 in Mexico City, Wednesday
const session = (startsAt: string, timeZone = 'America/Mexico_City') => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(new Date(startsAt).getTime() + 2 * HOUR),
  timeZone,
})

describe('how near a session is', () => {
  test.each([
    ['2026-09-23T20:00:00Z', 'over'],
    ['2026-09-23T21:00:00Z', 'over'],
    ['2026-09-23T22:00:00Z', 'now'],
    ['2026-09-23T23:00:00Z', 'now'],
    ['2026-09-24T00:50:00Z', 'today'],
    ['2026-09-24T05:59:00Z', 'today'],
    ['2026-09-24T06:00:00Z', 'tomorrow'],
    ['2026-09-26T00:50:00Z', 'week'],
    ['2026-09-30T05:59:00Z', 'week'],
    ['2026-09-30T06:00:00Z', 'date'],
  ] as const)('%s: %s', (startsAt, expected) => {
    expect(nearness(session(startsAt), now)).toBe(expected)
  })

  test('the day is that of the session’s own time zone', () => {
    expect(nearness(session('2026-09-24T00:50:00Z', 'Europe/Madrid'), now)).toBe('today')
    expect(nearness(session('2026-09-24T00:50:00Z', 'UTC'), now)).toBe('tomorrow')
  })
})
