import { expect, test } from 'bun:test'
import { answerDueAt } from './answer-time'
import { localDay } from './time'

const ZONE = 'America/Mexico_City'
const lastDay = (sent: string, zone = ZONE) => {
  const due = answerDueAt(new Date(sent), zone)
  expect(localDay(due, zone)).not.toBe(localDay(new Date(due.getTime() - 1), zone))
  return localDay(new Date(due.getTime() - 1), zone)
}

test('an answer comes by the end of the seventh local day after sending', () => {
  expect(lastDay('2026-11-20T18:00:00Z')).toBe('2026-11-27')
  // Late in the evening there, the day after in UTC.
  expect(lastDay('2026-11-21T05:30:00Z')).toBe('2026-11-27')
  expect(lastDay('2026-11-21T06:00:00Z')).toBe('2026-11-28')
  expect(lastDay('2026-12-28T18:00:00Z')).toBe('2027-01-04')
})

test('also where the clock changes in between', () => {
  expect(lastDay('2026-10-30T12:00:00Z', 'America/New_York')).toBe('2026-11-06')
  expect(answerDueAt(new Date('2026-10-30T12:00:00Z'), 'America/New_York').toISOString()).toBe(
    '2026-11-07T05:00:00.000Z',
  )
})
