import { describe, expect, test } from 'bun:test'
import type { RosterRow } from '@/app/_offline/roster'
import type { Mark } from '@/domain/marks'
import { type Order, orderRows } from './order-rows'

const row = (name: string, status: Mark = null, lastMarks: Mark[] = []): RosterRow => ({
  userId: name,
  name,
  avatarUrl: null,
  isWalkIn: false,
  isSelf: false,
  goal: null,
  lastMarks,
  status,
  note: null,
  version: 0,
  markedByName: null,
  markedAt: null,
})
const ROWS = [
  row('Ángel Núñez', 'present', ['absent', 'present']),
  row('Beatriz Solís', null, ['absent', 'absent']),
  row('Carla Ángeles', 'absent'),
]
const PLAIN: Order = { query: '', sort: 'name', isGrouped: false }
const said = (order: Partial<Order>) =>
  orderRows(ROWS, { ...PLAIN, ...order }).map((item) =>
    item.kind === 'heading' ? `${item.mark} ${item.count}` : item.row.name,
  )

describe('the order of the roster', () => {
  test('is by name at first, and everybody has a place', () => {
    expect(said({})).toEqual(['Ángel Núñez', 'Beatriz Solís', 'Carla Ángeles'])
    const places = orderRows(ROWS, { ...PLAIN, isGrouped: true }).flatMap((item) =>
      item.kind === 'person' ? [item.place] : [],
    )
    expect(places).toEqual([0, 1, 2])
  })

  test('a search finds every typed word, without accents or capitals', () => {
    expect(said({ query: ' ang ' })).toEqual(['Ángel Núñez', 'Carla Ángeles'])
    expect(said({ query: 'nunez ÁNGEL' })).toEqual(['Ángel Núñez'])
    expect(said({ query: 'nobody' })).toEqual([])
  })

  test('those still to be marked come first, or those who were absent most', () => {
    expect(said({ sort: 'unmarked' })[0]).toBe('Beatriz Solís')
    expect(said({ sort: 'absences' })).toEqual(['Beatriz Solís', 'Ángel Núñez', 'Carla Ángeles'])
  })

  test('groups stand under their mark, empty ones not at all', () => {
    expect(said({ isGrouped: true })).toEqual([
      'unmarked 1',
      'Beatriz Solís',
      'present 1',
      'Ángel Núñez',
      'absent 1',
      'Carla Ángeles',
    ])
  })
})
