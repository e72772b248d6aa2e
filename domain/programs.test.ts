import { expect, test } from 'bun:test'
import { takesApplications } from './programs'

const now = new Date('2026-09-23T12:00:00Z')
const cohort = {
  programType: 'cohort' as const,
  isActive: true,
  startDate: new Date('2026-09-01T06:00:00Z'),
  endDate: new Date('2026-12-01T06:00:00Z'),
}

test.each([
  ['a cohort with both dates, before its end', {}, true],
  ['a cohort that has not begun', { startDate: new Date('2026-10-01T06:00:00Z') }, true],
  ['a cohort at its end', { endDate: now }, false],
  ['a cohort without a start', { startDate: null }, false],
  ['a cohort without an end', { endDate: null }, false],
  ['an inactive cohort', { isActive: false }, false],
  ['an evergreen program', { programType: 'evergreen', startDate: null, endDate: null }, true],
  ['an inactive evergreen program', { programType: 'evergreen', isActive: false }, false],
] as const)('%s', (_, given, expected) => {
  expect(takesApplications({ ...cohort, ...given }, now)).toBe(expected)
})
