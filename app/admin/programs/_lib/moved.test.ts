import { expect, test } from 'bun:test'
import { moved } from './moved'

const ids = ['a', 'b', 'c', 'd']

test.each([
  [['a'], 'c', 'after', ['b', 'c', 'a', 'd']],
  [['d'], 'a', 'before', ['d', 'a', 'b', 'c']],
  [['b'], 'c', 'before', ids],
  [['a', 'd'], 'b', 'after', ['b', 'a', 'd', 'c']],
  [['b'], 'b', 'after', ids],
] as const)('%j put beside %s (%s) gives %j', (keys, target, position, expected) => {
  expect(moved(ids, keys, target, position)).toEqual([...expected])
})
