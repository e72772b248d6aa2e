import { describe, expect, test } from 'bun:test'
import { ERROR_CODES } from '@/domain/errors'
import { FORMATS } from './formats'
import en from './messages/en.json'
import es from './messages/es.json'

type Tree = { [key: string]: string | Tree }

const flatten = (tree: Tree, prefix = ''): [path: string, text: string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  )

/** The names a message asks for, in order of the alphabet; null when its braces do not close. */
function argumentsOf(message: string): string[] | null {
  const names = new Set<string>()
  let depth = 0
  for (const [index, character] of [...message].entries()) {
    if (character === '{' && ++depth % 2 === 1)
      names.add(/^\s*(\w*)/.exec([...message].slice(index + 1).join(''))?.[1] ?? '')
    if (character === '}' && --depth < 0) return null
  }
  return depth === 0 ? [...names].sort() : null
}

const languages = { es: new Map(flatten(es)), en: new Map(flatten(en)) }

describe('the messages', () => {
  test('have the same keys in both languages', () => {
    expect([...languages.en.keys()].sort()).toEqual([...languages.es.keys()].sort())
  })

  test('are never empty and never carry a key separator in a key', () => {
    for (const [path, text] of [...languages.es, ...languages.en])
      expect({ path, filled: text.trim().length > 0 }).toEqual({ path, filled: true })
  })

  test('close their braces and ask for the same arguments', () => {
    for (const [path, spanish] of languages.es) {
      const names = argumentsOf(spanish)
      expect({ path, names }).not.toEqual({ path, names: null })
      expect({ path, names: argumentsOf(languages.en.get(path) ?? '') }).toEqual({ path, names })
    }
  })

  // One that is not there is left out in silence, and 75 % reads 1.
  test('call formats that there are', () => {
    const called = [...languages.es, ...languages.en].flatMap(([path, text]) =>
      [...text.matchAll(/\{\w+, (\w+), (\w+)\}/g)].map(([, kind, name]) => ({ path, kind, name })),
    )
    const there = Object.keys(FORMATS.number)
    expect(
      called.filter(({ kind, name }) => kind !== 'number' || !there.includes(name ?? '')),
    ).toEqual([])
    expect(called.length).toBeGreaterThan(0)
  })

  // The first number format takes a slow phone a tenth of a second, which neither waking up nor a tap has.
  test('of the roll call that stand there from the start or after a tap write numbers as they are', () => {
    for (const { close, waiting, undo } of [es.rollCall, en.rollCall])
      for (const text of [close, waiting, undo.close]) expect(text).not.toMatch(/#|, number/)
  })

  test('word every refusal of the domain, and no other', () => {
    const codes = [...ERROR_CODES, 'UNKNOWN'].sort()
    expect(Object.keys(es.errors).sort()).toEqual(codes)
    expect(Object.keys(en.errors).sort()).toEqual(codes)
  })
})

test('unclosed braces are noticed', () => {
  expect(argumentsOf('{name')).toBeNull()
  expect(argumentsOf('name}')).toBeNull()
  expect(argumentsOf('{count, plural, one {# day} other {# days of {total}}}')).toEqual([
    'count',
    'total',
  ])
})
