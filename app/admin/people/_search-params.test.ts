import { expect, test } from 'bun:test'
import { listPeopleInput } from '@/domain/people'
import { addressOf, type PeopleFilters, readFilters, toListInput } from './_search-params'

const none: PeopleFilters = { search: '', role: null, status: null }

test.each([
  [{}, none],
  [
    { q: ' López ', role: 'admin', status: 'guest' },
    { search: 'López', role: 'admin', status: 'guest' },
  ],
  [{ status: 'suspended' }, { ...none, status: 'suspended' }],
  [{ q: ['a', 'b'], role: 'owner', status: 'alive' }, none],
  [{ q: 'x'.repeat(201) }, none],
  [{ q: 'a\0b' }, none],
] as const)('%j is read as %j', (params, expected) => {
  expect(readFilters(params as Parameters<typeof readFilters>[0])).toEqual(expected)
})

test('the address of the filters reads as the filters', () => {
  for (const filters of [
    none,
    { search: 'josé & máría', role: 'moderator', status: 'suspended' } as const,
  ]) {
    const { searchParams } = new URL(addressOf(filters), 'https://example.com')
    expect(readFilters(Object.fromEntries(searchParams))).toEqual(filters)
  }
  expect(addressOf(none)).toBe('/admin/people')
})

test('the list takes what they say', () => {
  expect(toListInput(none)).toEqual({ search: '' })
  expect(toListInput({ ...none, status: 'suspended' })).toEqual({ search: '', suspended: true })
  const both = toListInput({ search: 'a', role: 'admin', status: 'active' })
  expect(both).toEqual({ search: 'a', role: 'admin', accountStatus: 'active' })
  expect(listPeopleInput.safeParse(both).success).toBe(true)
})
