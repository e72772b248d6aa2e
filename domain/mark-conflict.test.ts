import { describe, expect, test } from 'bun:test'
import type { Cell } from './attendance'
import { isConflict, isOvertaken } from './mark-conflict'

const me = { actorId: 'me', device: 'phone' }
const seenBy = { opId: 'theirs', actorId: 'me', device: 'phone', version: 5 }
const WHO = {
  'another person': { ...seenBy, actorId: 'you' },
  'the same person on another device': { ...seenBy, device: 'laptop' },
  'an import': { ...seenBy, actorId: 'import', device: null },
  'the same person on the same device': seenBy,
}
const cell: Cell = { status: 'excused', note: 'Avisó', version: 5 }
const mark = { status: 'present' as const, baseVersion: 4 }

describe.each(Object.entries(WHO))('set since by %s', (who, setter) => {
  const byOther = who !== 'the same person on the same device'
  test.each([
    ['another status', { status: 'present' as const }, byOther],
    ['unmarking', { status: null }, byOther],
    ['the same status', { status: 'excused' as const }, false],
    ['another note', { note: 'Otra' }, byOther],
    ['no note', { note: null }, byOther],
    ['the same note', { note: 'Avisó' }, false],
    ['the same status and another note', { status: 'excused' as const, note: 'Otra' }, byOther],
  ])('%s', (_, wanted, expected) => {
    const setters = { status: setter, note: setter }
    expect(isConflict(cell, setters, { ...wanted, baseVersion: 4 }, me)).toBe(expected)
    expect(isConflict(cell, setters, { ...wanted, baseVersion: 0 }, me)).toBe(expected)
    // Seen, or not asked for.
    expect(isConflict(cell, setters, { ...wanted, baseVersion: 5 }, me)).toBe(false)
    expect(isConflict(cell, setters, wanted, me)).toBe(false)
  })
})

test('a field is compared with itself only', () => {
  const other = WHO['another person']
  expect(isConflict(cell, { note: other }, mark, me)).toBe(false)
  expect(isConflict(cell, { status: other }, { note: 'Otra', baseVersion: 4 }, me)).toBe(false)
  expect(isConflict(cell, { status: other }, mark, me)).toBe(true)
})

test('what nobody set since is no conflict, nor is "the rest"', () => {
  expect(isConflict(cell, {}, mark, me)).toBe(false)
  const setters = { status: WHO['another person'] }
  expect(isConflict(cell, setters, { ...mark, onlyUnmarked: true }, me)).toBe(false)
})

describe('an undo', () => {
  const setters = { status: { ...seenBy, opId: 'mine' } }
  const bare: Cell = { status: 'present', note: null, version: 5 }
  const undo = { undoes: 'mine', status: null }

  test('takes back what its operation set', () => {
    expect(isOvertaken(bare, setters, undo)).toBe(false)
    expect(isOvertaken(bare, setters, { status: null })).toBe(false)
  })

  test('finds nothing to take back where another operation set the mark, or none did', () => {
    expect(isOvertaken(bare, { status: seenBy }, undo)).toBe(true)
    expect(isOvertaken(bare, {}, undo)).toBe(true)
  })

  test('takes no note away that it does not name', () => {
    expect(isOvertaken(cell, setters, undo)).toBe(true)
    expect(isOvertaken(cell, setters, { ...undo, status: 'absent' })).toBe(false)
    expect(isOvertaken(cell, setters, { ...undo, note: null })).toBe(false)
  })
})
