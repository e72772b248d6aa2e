import { expect, test } from 'bun:test'
import { goal } from './goal'

const problem = (typed: string) => goal.safeParse(typed).error?.issues[0]?.message

test('140 to 280 characters, counted as code points once normalised', () => {
  expect(problem('a'.repeat(139))).toBe('too-short')
  expect(problem('a'.repeat(140))).toBeUndefined()
  expect(problem('🌱'.repeat(280))).toBeUndefined()
  expect(problem('a'.repeat(281))).toBe('too-long')
  expect(problem(`  ${'a'.repeat(139)} \u00a0`)).toBe('too-short')
  expect(problem('e\u0301'.repeat(139))).toBe('too-short')
  expect(problem(`${'a'.repeat(138)}\r\nb`)).toBeUndefined()
  expect(problem(`${'a'.repeat(137)}\r\nb`)).toBe('too-short')
})

test('what comes out is normalised', () => {
  expect(goal.parse(` ${'e\u0301'.repeat(140)}\r\nfin `)).toBe(`${'é'.repeat(140)}\nfin`)
})

test('text the database cannot hold is refused', () => {
  expect(problem(`${'a'.repeat(150)}\0`)).toBe('unstorable')
  expect(problem(`${'a'.repeat(150)}\ud800`)).toBe('unstorable')
})
