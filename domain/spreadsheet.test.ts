import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { guardCell, unguardCell } from './spreadsheet'

const starts = ['=', '+', '-', '@', '\t', '\r', "'", "'=", "''-", 'a', ' =', '']
const anyCell = fc
  .tuple(fc.constantFrom(...starts), fc.string())
  .map(([start, rest]) => start + rest)

test('what looks like a formula is guarded, and nothing else', () => {
  for (const cell of ['=1+1', '+52 55', '-3', '@ana', '\tx', '\rx'])
    expect(guardCell(cell)).toBe(`'${cell}`)
  for (const cell of ['Taller', "L'Hospitalet", "'90s", ' =1', '', '5-3'])
    expect(guardCell(cell)).toBe(cell)
})

test('no guarded cell begins like a formula, and the guard comes off without a trace', () => {
  fc.assert(
    fc.property(anyCell, (cell) => {
      const guarded = guardCell(cell)
      return !/^[=+\-@\t\r]/.test(guarded) && unguardCell(guarded) === cell
    }),
    { numRuns: 5000 },
  )
})

test('an apostrophe that guards nothing stays', () => {
  expect(unguardCell("'90s")).toBe("'90s")
  expect(unguardCell("''90s")).toBe("''90s")
})
