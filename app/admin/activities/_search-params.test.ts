import { expect, test } from 'bun:test'
import { listActivitiesInput } from '@/domain/activity-forms'
import { addressOf, type Filters, listInputOf, readFilters } from './_search-params'

const id = '0b9b2f7a-1f63-4a5e-9d4e-0a6d1f0c1a11'
const usual: Filters = {
  view: 'month',
  day: null,
  programId: null,
  kind: null,
  status: null,
  search: '',
}
const now = new Date('2026-09-24T03:00:00Z') // still the 23rd in Mexico City

test('an address without a query, or with nonsense, shows this month', () => {
  expect(readFilters({})).toEqual(usual)
  expect(
    readFilters({
      view: 'year',
      day: '2026-02-30',
      program: 'x',
      kind: 'party',
      status: ['draft', 'done'],
      q: 'a\0',
    }),
  ).toEqual(usual)
  expect(addressOf(usual)).toBe('/admin/activities')
})

test('what is written into an address is read out of it again', () => {
  const filters: Filters = {
    view: 'week',
    day: '2026-12-01',
    programId: id,
    kind: 'deliverable',
    status: 'cancelled',
    search: 'niñez & más',
  }
  const { searchParams } = new URL(addressOf(filters), 'https://example.com')
  expect(readFilters(Object.fromEntries(searchParams))).toEqual(filters)
})

test('the list takes what they say; without a day, about today in Mexico', () => {
  expect(listInputOf(usual, now)).toEqual({ from: '2026-08-31', to: '2026-10-04' })
  expect(listInputOf({ ...usual, view: 'list' }, now).from).toBe('2026-09-23')
  const input = listInputOf(
    { ...usual, programId: id, kind: 'session', status: 'draft', search: ' a ' },
    now,
  )
  expect(input).toMatchObject({ programId: id, kind: 'session', statuses: ['draft'], search: 'a' })
  expect(listActivitiesInput.safeParse(input).success).toBe(true)
})
