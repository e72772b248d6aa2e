import { describe, expect, test } from 'bun:test'
import { changeTimes, createActivityInput, updateActivityInput } from './activity-forms'

const activityId = '7f1b9c1e-0c1b-4f0e-9b0a-1f2e3d4c5b6a'
const form = {
  title: 'Taller',
  kind: 'session',
  startsLocal: '2026-12-01T19:00',
  endsLocal: '2026-12-01T21:00',
  timeZone: 'America/Tijuana',
}
const problems = (given: object) =>
  createActivityInput
    .safeParse({ ...form, ...given })
    .error?.issues.map(({ path, message }) => [path[0], message])

describe('an activity as typed', () => {
  test('is scheduled, required, and says nothing where nothing was typed', () => {
    const parsed = createActivityInput.parse({ ...form, location: '  ' })
    expect(parsed).toMatchObject({
      status: 'scheduled',
      isRequired: true,
      programIds: [],
      location: null,
      description: null,
      link: null,
    })
  })

  test.each([
    ['title', 'too-short', { title: ' ' }],
    ['link', 'not-a-link', { link: 'javascript:alert(1)' }],
    ['link', 'not-a-link', { link: 'meet.example/sala' }],
    ['link', 'too-long', { link: `https://a.example/${'x'.repeat(2000)}` }],
    ['location', 'unstorable', { location: 'Sala \0' }],
    ['startsLocal', 'not-a-time', { startsLocal: '2026-02-30T19:00' }],
    ['startsLocal', 'not-a-time', { startsLocal: '2026-12-01 19:00' }],
    ['endsLocal', 'before-start', { endsLocal: '2026-12-01T19:00' }],
    // The clock of Tijuana goes from 1:59 to 3:00 that night.
    ['startsLocal', 'no-such-time', { startsLocal: '2026-03-08T02:30' }],
    [
      'endsLocal',
      'no-such-time',
      { startsLocal: '2026-03-08T01:00', endsLocal: '2026-03-08T02:30' },
    ],
    ['timeZone', 'not-a-time-zone', { timeZone: 'Baja' }],
  ])('is refused: %s %s', (field, message, given) => {
    expect(problems(given)).toEqual([[field, message]])
  })

  test('cannot be made cancelled', () => {
    expect(createActivityInput.safeParse({ ...form, status: 'cancelled' }).success).toBe(false)
    const update = { activityId, version: 1, changes: { status: 'cancelled' } }
    expect(updateActivityInput.safeParse(update).success).toBe(false)
  })

  test('an edit blanks nothing it does not name', () => {
    const parse = (changes: object) =>
      updateActivityInput.parse({ activityId, version: 1, changes }).changes
    expect(parse({})).toEqual({})
    expect(parse({ link: '' })).toEqual({ link: null })
  })
})

describe('changed times', () => {
  // The second half past one of that night, an hour after the first.
  const second = {
    startsAt: new Date('2026-11-01T09:30:20Z'),
    endsAt: new Date('2026-11-01T12:00:00Z'),
    timeZone: 'America/Tijuana',
  }

  test('that show what was shown stay the same instant', () => {
    const same = { startsLocal: '2026-11-01T01:30', endsLocal: '2026-11-01T04:00' }
    expect(changeTimes(second, same)).toEqual(second)
    expect(changeTimes(second, {})).toEqual(second)
  })

  test('keep what the clock shows in another time zone', () => {
    expect(changeTimes(second, { timeZone: 'Europe/Madrid' })).toEqual({
      startsAt: new Date('2026-11-01T00:30:00Z'),
      endsAt: new Date('2026-11-01T03:00:00Z'),
      timeZone: 'Europe/Madrid',
    })
  })

  test('move one end and are refused when nothing is left between', () => {
    expect(changeTimes(second, { endsLocal: '2026-11-01T05:00' })).toMatchObject({
      startsAt: second.startsAt,
      endsAt: new Date('2026-11-01T13:00:00Z'),
    })
    const none = { endsLocal: '2026-11-01T01:00' }
    expect(changeTimes(second, none)).toEqual({ field: 'endsLocal', message: 'before-start' })
  })
})
