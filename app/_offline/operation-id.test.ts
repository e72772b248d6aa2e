import { expect, test } from 'bun:test'
import { newOperationId } from './operation-id'

test('ids made one after the other ascend, and none is made twice', () => {
  const made = Array.from({ length: 2000 }, newOperationId)
  expect(made.toSorted()).toEqual(made)
  expect(new Set(made).size).toBe(made.length)
})
