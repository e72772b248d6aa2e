import { describe, expect, test } from 'bun:test'
import { completePromotionRule, DEFAULT_PROMOTION_RULE, type PromotionRule } from './programs'
import { evaluatePromotion, type PromotionCounts } from './promotion'
import { attendanceRate, countedSessions, countPlaces, shownRate, wholePercent } from './rate'

interface Case {
  rule?: Partial<PromotionRule>
  counts: Partial<PromotionCounts>
  expected: Partial<ReturnType<typeof evaluatePromotion>>
}

// Worked out by hand.
const CASES: Record<string, Case> = {
  'nobody marked anything': {
    counts: {},
    expected: { met: false, rate: null, missingPresent: 5, rateReached: false },
  },
  'five of five': {
    counts: { present: 5 },
    expected: { met: true, rate: 1, missingPresent: 0, rateReached: true },
  },
  'four of four: one short': {
    counts: { present: 4 },
    expected: { met: false, rate: 1, missingPresent: 1, rateReached: true },
  },
  'exactly 70 %: seven of ten': {
    counts: { present: 7, absent: 3 },
    expected: { met: true, rate: 0.7, rateReached: true },
  },
  'five of eight: 62.5 %': {
    counts: { present: 5, absent: 3 },
    expected: { met: false, rate: 0.625, missingPresent: 0, rateReached: false },
  },
  'five of seven: 71.4 %': {
    counts: { present: 5, absent: 2 },
    expected: { met: true, rate: 5 / 7 },
  },
  'sixteen of twenty-three: 69.6 % is not 70 %': {
    counts: { present: 16, absent: 7 },
    expected: { met: false, rateReached: false },
  },
  'only absences are a figure: nothing': {
    counts: { absent: 2 },
    expected: { met: false, rate: 0, missingPresent: 5 },
  },
  'no figure does not meet even a rule that asks for nothing': {
    rule: { minPresent: 0, minRate: 0 },
    counts: {},
    expected: { met: false, rate: null, missingPresent: 0, rateReached: false },
  },
  'another rule: 55 % of twenty': {
    rule: { minPresent: 3, minRate: 0.55 },
    counts: { present: 11, absent: 9 },
    expected: { met: true, rate: 0.55 },
  },
  'a deliverable not approved yet': {
    counts: { present: 6, requiredDeliverables: 2, approvedDeliverables: 1 },
    expected: { met: false, missingDeliverables: 1, missingPresent: 0, rateReached: true },
  },
  'all deliverables approved': {
    counts: { present: 6, requiredDeliverables: 2, approvedDeliverables: 2 },
    expected: { met: true, missingDeliverables: 0 },
  },
}

describe('the rule for promotion', () => {
  test.each(Object.entries(CASES))('%s', (_, { rule, counts, expected }) => {
    const nothing = { present: 0, absent: 0, requiredDeliverables: 0, approvedDeliverables: 0 }
    const evaluated = evaluatePromotion(
      { ...DEFAULT_PROMOTION_RULE, ...rule },
      { ...nothing, ...counts },
    )
    expect(evaluated).toMatchObject(expected)
  })

  test('what a stored rule does not say is the default', () => {
    expect(completePromotionRule({})).toEqual({ minPresent: 5, minRate: 0.7 })
    expect(completePromotionRule({ minPresent: 2 })).toEqual({ minPresent: 2, minRate: 0.7 })
  })
})

test('only present and absent count', () => {
  const counts = countPlaces([
    'present',
    'present',
    'absent',
    'excused',
    'unmarked',
    'cancelled',
    'optional',
    'before_joining',
    'after_leaving',
  ])
  expect(countedSessions(counts)).toBe(3)
  expect(attendanceRate(counts)).toBe(2 / 3)
  expect(attendanceRate(countPlaces(['excused', 'unmarked', 'optional']))).toBeNull()
})

test.each([
  [0, 0],
  [0.699, 69],
  [0.7, 70],
  [5 / 6, 83],
  // In binary a little less than 29.
  [0.29, 29],
  [1, 100],
])('a rate of %p is read as %p percent, never more than it is', (rate, percent) => {
  expect(wholePercent(rate)).toBe(percent)
  expect(shownRate(rate)).toBe(percent / 100)
})
