import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { MINUTE } from './durations'
import {
  followSession,
  isAsPlanned,
  occurrenceOn,
  SERIES_MAX,
  type SeriesRule,
  seriesDays,
  seriesOccurrences,
  seriesRule,
  shiftRule,
  splitRule,
  WEEKDAYS,
  type Weekday,
  withoutDays,
} from './series'
import { addDays } from './time'

const rule = (given: Partial<SeriesRule> = {}): SeriesRule => ({
  weekdays: [2, 4],
  startsOn: '2026-12-01',
  startTime: '19:00',
  minutes: 120,
  timeZone: 'America/Mexico_City',
  end: { count: 5 },
  skipped: [],
  ...given,
})

describe('the days of a series', () => {
  test('go by its weekdays, first day included', () => {
    expect(seriesDays(rule())).toEqual([
      '2026-12-01',
      '2026-12-03',
      '2026-12-08',
      '2026-12-10',
      '2026-12-15',
    ])
  })

  test('go to the last day, included', () => {
    expect(seriesDays(rule({ end: { until: '2026-12-08' } }))).toHaveLength(3)
    expect(seriesDays(rule({ end: { until: '2026-12-07' } }))).toHaveLength(2)
  })

  test('leave out what is skipped, and do not count it', () => {
    const days = seriesDays(rule({ skipped: ['2026-12-03', '2026-12-04'] }))
    expect(days).toEqual(['2026-12-01', '2026-12-08', '2026-12-10', '2026-12-15', '2026-12-17'])
  })

  test('know Sunday, and leap days', () => {
    const days = seriesDays(rule({ weekdays: [7], startsOn: '2028-02-23', end: { count: 2 } }))
    expect(days).toEqual(['2028-02-27', '2028-03-05'])
    const leap = rule({ weekdays: [2], startsOn: '2028-02-29', end: { count: 1 } })
    expect(seriesDays(leap)).toEqual(['2028-02-29'])
  })
})

describe('a clock change', () => {
  const tijuana = { timeZone: 'America/Tijuana', weekdays: [7 as const], end: { count: 1 } }
  const first = (given: Partial<SeriesRule>) => seriesOccurrences(rule({ ...tijuana, ...given }))[0]

  test('a time that is skipped moves forward by what is skipped', () => {
    const session = first({ startsOn: '2026-03-08', startTime: '02:30' })
    expect(session?.startsAt.toISOString()).toBe('2026-03-08T10:30:00.000Z')
  })

  test('a time that occurs twice means the first', () => {
    const session = first({ startsOn: '2026-11-01', startTime: '01:30' })
    expect(session?.startsAt.toISOString()).toBe('2026-11-01T08:30:00.000Z')
  })

  test('length is real time', () => {
    const session = first({ startsOn: '2026-11-01', startTime: '00:30' })
    expect(session?.endsAt.toISOString()).toBe('2026-11-01T09:30:00.000Z')
  })
})

/** What the clock of `zone` shows, by Intl and nothing else: `2026-09-23T18:50`. */
const clocks = new Map<string, Intl.DateTimeFormat>()
function shown(instant: number, zone: string): string {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
  clocks.set(zone, clock)
  return clock.format(instant).replace(' ', 'T')
}

/** The instants at which the clock shows a local time: none when it is skipped, two when it occurs twice. */
function instantsOf(local: string, zone: string): number[] {
  const asUtc = Date.parse(`${local}Z`)
  const offsets = [-24, 24].map((hours) => {
    const near = asUtc + hours * 60 * MINUTE
    return Date.parse(`${shown(near, zone)}Z`) - near
  })
  const candidates = [...new Set(offsets.map((offset) => asUtc - offset))].sort((a, b) => a - b)
  return candidates.filter((instant) => shown(instant, zone) === local)
}

const ZONES = ['America/Mexico_City', 'America/Tijuana', 'Europe/Madrid', 'Australia/Lord_Howe']
const anyDay = fc.integer({ min: 0, max: 20 * 365 }).map((days) => addDays('2016-01-01', days))
const anyTime = fc
  .oneof(fc.integer({ min: 0, max: 24 * 60 - 1 }), fc.integer({ min: 0, max: 4 * 60 }))
  .map((minute) =>
    [Math.floor(minute / 60), minute % 60].map((n) => String(n).padStart(2, '0')).join(':'),
  )
const anyRule = fc
  .record({
    weekdays: fc.uniqueArray(fc.constantFrom<Weekday>(...WEEKDAYS), { minLength: 1, maxLength: 3 }),
    startsOn: anyDay,
    startTime: anyTime,
    minutes: fc.integer({ min: 1, max: 24 * 60 }),
    timeZone: fc.constantFrom(...ZONES),
    length: fc.oneof(
      fc.record({ count: fc.integer({ min: 1, max: 60 }) }),
      fc.record({ days: fc.integer({ min: 0, max: 300 }) }),
    ),
    skippedAhead: fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 5 }),
  })
  .map(
    ({ length, skippedAhead, ...given }): SeriesRule => ({
      ...given,
      end: 'count' in length ? length : { until: addDays(given.startsOn, length.days) },
      skipped: skippedAhead.map((ahead) => addDays(given.startsOn, ahead)),
    }),
  )

/** The days by the calendar of UTC, one after the other. */
function expectedDays({ weekdays, startsOn, end, skipped }: SeriesRule): string[] {
  const days: string[] = []
  for (let at = Date.parse(startsOn); ; at += 24 * 60 * MINUTE) {
    const day = new Date(at).toISOString().slice(0, 10)
    if ('until' in end ? day > end.until : days.length === end.count) return days
    const weekday = new Date(at).getUTCDay() || 7
    if (weekdays.some((one) => one === weekday) && !skipped.includes(day)) days.push(day)
  }
}

test('10,000 rules: no day lost or doubled, and the clock shows what was entered', () => {
  const met = { skipped: new Set<string>(), twice: new Set<string>() }
  fc.assert(
    fc.property(anyRule, (one) => {
      const occurrences = seriesOccurrences(one)
      expect(occurrences.map(({ day }) => day)).toEqual(expectedDays(one))
      for (const { day, startsAt, endsAt } of occurrences) {
        const local = `${day}T${one.startTime}`
        const [first, second] = instantsOf(local, one.timeZone)
        if (second !== undefined) met.twice.add(one.timeZone)
        if (first !== undefined && startsAt.getTime() !== first)
          throw new Error(`${local} in ${one.timeZone} became ${startsAt.toISOString()}`)
        if (first === undefined) {
          met.skipped.add(one.timeZone)
          const late =
            Date.parse(`${shown(startsAt.getTime(), one.timeZone)}Z`) - Date.parse(`${local}Z`)
          if (late <= 0 || late > 60 * MINUTE) throw new Error(`${local} moved by ${late} ms`)
        }
        if (endsAt.getTime() - startsAt.getTime() !== one.minutes * MINUTE)
          throw new Error(`${local} has another length`)
      }
    }),
    { numRuns: 10_000, seed: 20_261_122 },
  )
  // The run went through both clock changes of every zone.
  expect([...met.skipped].sort()).toEqual([...ZONES].sort())
  expect([...met.twice].sort()).toEqual([...ZONES].sort())
})

describe('a series that changes', () => {
  test('splits into two that have the days of the one', () => {
    fc.assert(
      fc.property(anyRule, fc.nat(), (one, pick) => {
        const days = seriesDays(one)
        const day = days[pick % Math.max(1, days.length)]
        if (!day) return
        const [before, from] = splitRule(one, day)
        expect(seriesDays(before)).toEqual(days.filter((other) => other < day))
        expect(seriesDays(from)).toEqual(days.filter((other) => other >= day))
      }),
      { numRuns: 500 },
    )
  })

  test('moves as a whole, each day by as many', () => {
    fc.assert(
      fc.property(anyRule, fc.integer({ min: -40, max: 400 }), (one, days) => {
        const moved = seriesDays(shiftRule(one, days))
        expect(moved).toEqual(seriesDays(one).map((day) => addDays(day, days)))
      }),
      { numRuns: 500 },
    )
  })

  test('loses only the days taken out', () => {
    fc.assert(
      fc.property(anyRule, fc.nat(), (one, pick) => {
        const days = seriesDays(one)
        const gone = days.filter((_, at) => at % 3 === pick % 3)
        const left = seriesDays(withoutDays(one, [...gone, '2001-01-01']))
        expect(left).toEqual(days.filter((day) => !gone.includes(day)))
      }),
      { numRuns: 500 },
    )
  })

  test('follows a session that got another day, time and length', () => {
    const { startsAt } = occurrenceOn(rule(), '2026-12-08')
    const from = { startsAt, timeZone: 'America/Mexico_City' }
    const to = { startsLocal: '2026-12-09T18:30', minutes: 90, timeZone: 'America/Mexico_City' }
    const followed = followSession(rule(), from, to)
    expect(followed.days).toBe(1)
    expect(followed.rule).toMatchObject({ weekdays: [3, 5], startTime: '18:30', minutes: 90 })
    expect(seriesDays(followed.rule)[0]).toBe('2026-12-02')
  })

  test('knows which session was moved by itself', () => {
    const { day, startsAt, endsAt } = occurrenceOn(rule(), '2026-12-08')
    expect(isAsPlanned(rule(), { seriesDay: day, startsAt, endsAt })).toBe(true)
    const later = new Date(endsAt.getTime() + MINUTE)
    expect(isAsPlanned(rule(), { seriesDay: day, startsAt, endsAt: later })).toBe(false)
  })
})

describe('a rule as typed', () => {
  const messages = (given: object) =>
    seriesRule.safeParse({ ...rule(), ...given }).error?.issues.map(({ message }) => message)

  test.each([
    ['not-a-day', { startsOn: '2026-02-30' }],
    ['not-a-time', { startTime: '24:00' }],
    ['not-a-time-zone', { timeZone: 'America/Macondo' }],
    ['not-a-time-zone', { timeZone: '+01:00' }],
    ['required', { weekdays: [] }],
    ['no-sessions', { end: { until: '2026-11-30' } }],
    ['too-far', { end: { until: '2046-11-30' } }],
    ['too-many', { weekdays: [1, 2, 3, 4, 5, 6, 7], end: { until: '2027-12-01' } }],
  ])('is refused: %s', (message, given) => {
    expect(messages(given)).toEqual([message])
  })

  test('has at most SERIES_MAX sessions', () => {
    expect(messages({ end: { count: SERIES_MAX } })).toBeUndefined()
    expect(seriesRule.safeParse({ ...rule(), end: { count: SERIES_MAX + 1 } }).success).toBe(false)
  })

  test('has weekdays and skipped days once, in order', () => {
    const typed = { weekdays: [4, 2, 4], skipped: ['2026-12-08', '2026-12-03', '2026-12-08'] }
    const parsed = seriesRule.parse({ ...rule(), ...typed })
    expect(parsed.weekdays).toEqual([2, 4])
    expect(parsed.skipped).toEqual(['2026-12-03', '2026-12-08'])
  })
})
