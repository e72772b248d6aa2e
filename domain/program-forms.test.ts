import { describe, expect, test } from 'bun:test'
import {
  comparable,
  createProgramInput,
  programDates,
  programDays,
  slugOf,
  updateProgramInput,
} from './program-forms'
import { type ProgramDates, programState } from './programs'

const typed = (given: object) =>
  createProgramInput.safeParse({
    name: 'Uno',
    description: 'Dos',
    programType: 'cohort',
    ...given,
  })
const messages = (given: object) => typed(given).error?.issues.map(({ message }) => message)
const reason = { code: 'full', es: 'Lleno', en: 'Full' }

describe('a program as typed', () => {
  test('needs name, description and type only', () => {
    expect(typed({}).data).toMatchObject({
      timeZone: 'America/Mexico_City',
      accent: 'clay',
      promotionRule: { minPresent: 5, minRate: 0.7 },
      rejectionReasons: [],
      showsPeople: false,
      isActive: true,
    })
  })

  test.each([
    ['too-short', { name: '  ' }],
    ['too-long', { name: 'x'.repeat(101) }],
    ['unstorable', { description: '\0' }],
    ['not-a-day', { startDay: '2026-02-29' }],
    ['before-start', { startDay: '2026-03-02', lastDay: '2026-03-01' }],
    ['not-a-time-zone', { timeZone: 'Marte/Olimpo' }],
    ['not-a-code', { rejectionReasons: [{ ...reason, code: 'Lleno!' }] }],
    ['code-twice', { rejectionReasons: [reason, reason] }],
  ])('is refused: %s', (message, given) => {
    expect(messages(given)).toEqual([message])
  })

  test('is refused with a rate above 1 or a field nobody knows', () => {
    expect(typed({ promotionRule: { minPresent: 5, minRate: 1.1 } }).success).toBe(false)
    expect(typed({ slug: 'uno' }).success).toBe(false)
  })

  test('may last a day', () => {
    expect(messages({ startDay: '2026-03-01', lastDay: '2026-03-01' })).toBeUndefined()
  })

  test('an edit carries no field that was not changed', () => {
    const programId = '7f1b9c1e-0c1b-4f0e-9b0a-1f2e3d4c5b6a'
    const input = { programId, changes: { name: ' Tres ' }, seen: { name: 'Uno' } }
    expect(updateProgramInput.parse(input)).toEqual({ ...input, changes: { name: 'Tres' } })
  })
})

test('values are compared as they would be stored', () => {
  expect(comparable('name', ' Uno')).toBe(comparable('name', 'Uno'))
  const rule = { minRate: 0.5, minPresent: 3 }
  expect(comparable('promotionRule', rule)).toBe(
    comparable('promotionRule', { minPresent: 3, minRate: 0.5 }),
  )
  expect(comparable('name', undefined)).not.toBe(comparable('name', 'Uno'))
})

test.each(['America/Mexico_City', 'America/Tijuana', 'Europe/Madrid', 'Pacific/Auckland'])(
  'days of %s survive being stored as instants',
  (timeZone) => {
    for (const day of ['2026-03-08', '2026-03-29', '2026-11-01', '2026-12-31']) {
      const days = { startDay: day, lastDay: day }
      expect(programDays({ ...programDates(days, timeZone), timeZone })).toEqual(days)
    }
  },
)

describe('the state of a program', () => {
  const now = new Date('2026-11-22T18:00:00Z')
  const later = new Date('2026-12-01T06:00:00Z')
  const earlier = new Date('2026-11-01T06:00:00Z')
  const state = (given: Partial<ProgramDates>) =>
    programState(
      { programType: 'cohort', isActive: true, startDate: null, endDate: null, ...given },
      now,
    )

  test.each([
    ['undated', {}],
    ['undated', { startDate: later }],
    ['undated', { endDate: later }],
    ['upcoming', { startDate: later, endDate: new Date('2027-01-01T06:00:00Z') }],
    ['running', { startDate: earlier, endDate: later }],
    ['running', { startDate: now, endDate: later }],
    ['over', { startDate: earlier, endDate: now }],
    ['inactive', { startDate: earlier, endDate: later, isActive: false }],
    ['running', { programType: 'evergreen' as const }],
    ['over', { programType: 'evergreen' as const, endDate: earlier }],
  ] as const)('%s', (expected, given) => {
    expect(state(given)).toBe(expected)
  })
})

test('an address is made of what a name has for one', () => {
  expect(slugOf('¡De Cero a Chamba, 2.ª edición!')).toBe('de-cero-a-chamba-2-edicion')
  expect(slugOf('学习')).toBe('')
  expect(slugOf('x'.repeat(200))).toHaveLength(80)
})
