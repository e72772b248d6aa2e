import { expect, test } from 'bun:test'
import { parseUsername } from './usernames'

test.each([
  ['ana', 'ana'],
  [' @Ana_Lopez-2 ', 'ana_lopez-2'],
  ['a'.repeat(30), 'a'.repeat(30)],
  ['ab', null],
  ['a'.repeat(31), null],
  ['2ana', null],
  ['ana-', null],
  ['ana--b', null],
  ['ana_-b', null],
  ['ana b', null],
  ['áná', null],
  ['admin', null],
  ['ana\0', null],
  ['ana\ud83d', null],
])('%p is stored as %p', (typed, stored) => {
  expect(parseUsername(typed)).toBe(stored)
})
