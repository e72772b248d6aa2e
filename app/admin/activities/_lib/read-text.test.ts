import { expect, test } from 'bun:test'
import { readText } from './read-text'

const bytes = (...values: number[]) => new Uint8Array(values).buffer

test.each([
  ['UTF-8', bytes(0x41, 0xc3, 0xb1), 'Añ'],
  ['UTF-8 with a mark', bytes(0xef, 0xbb, 0xbf, 0xc3, 0xb1), 'ñ'],
  ['the code page of Windows', bytes(0x41, 0xf1), 'Añ'],
])('reads %s', (_, file, text) => {
  expect(readText(file)).toBe(text)
})
