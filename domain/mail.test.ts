import { describe, expect, test } from 'bun:test'
import { DAY, HOUR, MINUTE } from './durations'
import { MAIL_KINDS, MAX_MAIL_ATTEMPTS, mailData, retryDelay } from './mail'

test('every kind of mail says what is stored of it', () => {
  expect(Object.keys(mailData).sort()).toEqual([...MAIL_KINDS].sort())
})

describe('the pause after a failure', () => {
  const middle = (attempts: number) => retryDelay(attempts, 0.5)

  test('is a minute, doubles, and never exceeds six hours', () => {
    expect([1, 2, 3, 9, 10, 19].map(middle)).toEqual([
      MINUTE,
      2 * MINUTE,
      4 * MINUTE,
      256 * MINUTE,
      6 * HOUR,
      6 * HOUR,
    ])
  })

  test('moves by a quarter either way', () => {
    expect([retryDelay(1, 0), retryDelay(1, 1)]).toEqual([45_000, 75_000])
    const drawn = Array.from({ length: 200 }, () => retryDelay(1))
    expect(new Set(drawn).size).toBeGreaterThan(100)
    for (const pause of drawn) expect(Math.abs(pause - MINUTE)).toBeLessThanOrEqual(MINUTE / 4)
  })

  test('adds up to about three days before a mail is given up', () => {
    let total = 0
    for (let attempt = 1; attempt < MAX_MAIL_ATTEMPTS; attempt++) total += middle(attempt)
    expect(total).toBeGreaterThan(2.5 * DAY)
    expect(total).toBeLessThan(3.5 * DAY)
  })
})
