import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { wire } from './wire'

const overTheWire = (value: unknown): unknown => {
  const text = JSON.stringify(wire.serialize(value))
  return wire.deserialize(text === undefined ? undefined : JSON.parse(text))
}

test('what goes in comes out', () => {
  const leaf = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.date({ noInvalidDate: true }),
  )
  const key = fc.string().filter((name) => name !== '__proto__' && name !== '$date')
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.array(tie('value')),
      fc.dictionary(key, tie('value'), { noNullPrototype: true }),
    ),
  }))
  fc.assert(fc.property(value, (one) => expect(overTheWire(one)).toEqual(one)))
})

test('dates keep their milliseconds, an invalid one stays invalid, nothing stays nothing', () => {
  const at = new Date('2026-03-03T00:30:00.123Z')
  expect(overTheWire({ at, list: [at] })).toEqual({ at, list: [at] })
  const invalid = overTheWire(new Date(Number.NaN))
  expect(invalid instanceof Date && Number.isNaN(invalid.getTime())).toBe(true)
  expect(overTheWire(undefined)).toBeUndefined()
  expect(overTheWire({ a: undefined, b: 1 })).toEqual({ b: 1 })
})

test('a text that looks like a date stays a text', () => {
  const given = { note: '{"$date":0}', other: '2026-03-03T00:30:00.123Z' }
  expect(overTheWire(given)).toEqual(given)
})

test('a foreign "__proto__" reaches no prototype', () => {
  const read = wire.deserialize(JSON.parse('{"a":{"__proto__":{"isAdmin":true}}}'))
  expect(Reflect.get(Object(Reflect.get(Object(read), 'a')), 'isAdmin')).toBeUndefined()
  expect(Reflect.get({}, 'isAdmin')).toBeUndefined()
})

test.each([[new Map()], [new Set()], [1n]])('%p is refused rather than lost', (value) => {
  expect(() => wire.serialize({ value })).toThrow(TypeError)
})
