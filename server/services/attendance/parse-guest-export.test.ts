import { describe, expect, test } from 'bun:test'
import { guestFile } from '../../testing/guest-file'
import { parseGuestExport } from './parse-guest-export'

const bytes = (text: string) => new TextEncoder().encode(text)
const HEADER = 'api_id,name,email,created_at,approval_status,checked_in_at,Meta'
const row = (email: string, goal = '') => `g,Ana,${email},2026-09-05T16:42:00Z,approved,,${goal}`

test('lines are counted as an editor counts them, whatever the line ends', () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const lines = [HEADER, row('a@example.com', `"uno${end}${end}dos"`), '', row('b@example.com')]
    const list = parseGuestExport(bytes(lines.join(end)))
    expect(list.people.map(({ line, email }) => [line, email])).toEqual([
      [2, 'a@example.com'],
      [6, 'b@example.com'],
    ])
  }
})

test('with and without BOM, with and without questions', () => {
  const text = `${HEADER}\n${row('a@example.com')}\n`
  expect(parseGuestExport(bytes(`\ufeff${text}`)).people).toHaveLength(1)
  expect(parseGuestExport(bytes(text.replace(',Meta', '').replace(/,\n$/, '\n'))).people).toEqual(
    parseGuestExport(bytes(text)).people,
  )
})

test('named questions reach the header', () => {
  const file = guestFile([{ email: 'a@example.com', Meta: 'corta' }])
  expect(parseGuestExport(file).people[0]?.leftOut).toHaveLength(1)
  expect(parseGuestExport(file, { goal: '' }).people[0]?.leftOut).toEqual([])
  expect(() => parseGuestExport(file, { goal: 'Otra' })).toThrow('no question "Otra"')
})

describe('what is no guest export is refused', () => {
  test.each([
    ['nothing', '', 'empty'],
    ['only a BOM', '\ufeff', 'empty'],
    ['only line ends', '\n\r\n', 'empty'],
    ['a text', 'Hola a todas', 'missing email'],
    ['another header', 'correo,nombre\na@example.com,Ana', 'missing email'],
    ['an open quote', `${HEADER}\n${row('a@example.com', '"abierta')}`, 'not CSV'],
    ['a quote inside a field', `${HEADER}\n${row('a@example.com', 'di "hola"')}`, 'not CSV'],
  ])('%s', (_, text, message) => {
    expect(() => parseGuestExport(bytes(text))).toThrow(message)
  })

  test('Latin-1, UTF-16, a picture', () => {
    for (const file of [
      Buffer.from(`${HEADER}\n${row('a@example.com', 'año')}`, 'latin1'),
      Buffer.from(`\ufeff${HEADER}`, 'utf16le'),
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    ])
      expect(() => parseGuestExport(file)).toThrow('not UTF-8')
  })
})
