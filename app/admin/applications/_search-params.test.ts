import { expect, test } from 'bun:test'
import { queueInputOf, readFilters, writeFilters } from './_search-params'

const id = '0b9b2f7a-1f63-4a5e-9d4e-0a6d1f0c1a11'
const usual = { view: 'submitted', programId: null, minDays: null, search: '', open: null } as const

test('an address without a query, or with nonsense, shows what is to decide', () => {
  expect(readFilters({})).toEqual(usual)
  expect(
    readFilters({ status: 'draft', program: 'x', days: '4', q: ['a', 'b'], open: 'nothing' }),
  ).toEqual(usual)
  expect(readFilters({ q: 'a\0' }).search).toBe('')
  expect(readFilters({ q: 'ñ'.repeat(300) }).search).toHaveLength(200)
})

test('what is written into an address is read out of it again', () => {
  const filters = {
    view: 'held',
    programId: id,
    minDays: 7,
    search: 'niñez & más',
    open: id,
  } as const
  const params = Object.fromEntries(new URLSearchParams(writeFilters(filters)))
  expect(readFilters(params)).toEqual(filters)
  expect(writeFilters(usual)).toBe('')
})

test('what is to decide has no held decision; other statuses do not ask', () => {
  expect(queueInputOf(usual)).toEqual({ status: 'submitted', held: false })
  expect(queueInputOf({ ...usual, view: 'held' })).toEqual({ status: 'submitted', held: true })
  expect(queueInputOf({ ...usual, view: 'rejected', search: ' ' })).toEqual({ status: 'rejected' })
})
