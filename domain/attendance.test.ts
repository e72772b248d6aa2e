import { describe, expect, test } from 'bun:test'
import { applyMark, type Cell, countMarks, markInput } from './attendance'

describe('a tap', () => {
  const unmarked: Cell = { status: null, note: null, version: 0 }
  const noted: Cell = { status: 'excused', note: 'Avisó por la mañana', version: 4 }

  test('sets a mark and leaves the note it does not name', () => {
    const applied = applyMark(noted, { status: 'absent' }, 5)
    expect(applied?.cell).toEqual({ status: 'absent', note: 'Avisó por la mañana', version: 5 })
    expect(applied?.fromStatus).toBe('excused')
    expect(applied?.changedFields).toEqual(['status'])
  })

  test('sets a note and leaves the mark it does not name', () => {
    expect(applyMark(noted, { note: 'Otra' }, 5)?.cell.status).toBe('excused')
  })

  test('needs a mark under a note', () => {
    expect(applyMark(unmarked, { note: 'Sin marca' }, 1)).toBeNull()
  })

  test('does not lose a note by unmarking, unless it says so', () => {
    expect(applyMark(noted, { status: null }, 5)).toBeNull()
    expect(applyMark(noted, { status: null, note: null }, 5)?.cell.status).toBeNull()
  })

  test('for the unmarked only, leaves alone whoever was marked meanwhile', () => {
    expect(applyMark(noted, { status: 'present', onlyUnmarked: true }, 5)?.cell.status).toBe(
      'excused',
    )
    expect(applyMark(unmarked, { status: 'present', onlyUnmarked: true }, 1)?.cell.status).toBe(
      'present',
    )
  })
})

describe('the input of a mark', () => {
  const given = { opId: crypto.randomUUID(), userId: crypto.randomUUID(), deviceAt: new Date() }

  test('must say something', () => {
    expect(markInput.safeParse(given).success).toBe(false)
    expect(markInput.safeParse({ ...given, status: null }).success).toBe(true)
  })

  test('takes 500 characters of note, counted as people count them', () => {
    const note = (length: number) =>
      markInput.safeParse({ ...given, note: '🌽'.repeat(length) }).success
    expect(note(500)).toBe(true)
    expect(note(501)).toBe(false)
  })

  test('takes no marker: it is never an input', () => {
    expect(
      markInput.safeParse({ ...given, status: 'present', markedBy: given.userId }).success,
    ).toBe(false)
  })

  test('refuses a time the database could not keep', () => {
    const at = (deviceAt: Date) =>
      markInput.safeParse({ ...given, status: 'present', deviceAt }).success
    expect(at(new Date('2026-09-24T01:00:00Z'))).toBe(true)
    expect(at(new Date(8.64e15))).toBe(false)
    expect(at(new Date(-8.64e15))).toBe(false)
  })

  test('refuses a note the database could not keep', () => {
    expect(markInput.safeParse({ ...given, note: 'a\0b' }).success).toBe(false)
    expect(markInput.safeParse({ ...given, note: 'a\ud800b' }).success).toBe(false)
  })
})

test('counts keep unmarked apart from absent', () => {
  expect(countMarks(['present', null, 'absent', null, 'excused'])).toEqual({
    present: 1,
    absent: 1,
    excused: 1,
    unmarked: 2,
  })
})
