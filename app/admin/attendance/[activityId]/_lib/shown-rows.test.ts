import { describe, expect, test } from 'bun:test'
import { newOperation, type Operation } from '@/app/_offline/operation'
import { row } from './roll-call-testing'
import { ShownRows } from './shown-rows'

const session = { owner: 'owner', activityId: 'activity' }
const waiting: Operation = newOperation(
  { userId: 'ana', status: 'absent' },
  session,
  'operation',
  new Date(0),
)
const of = (...operations: Operation[]) => new Map([['ana', operations]])

describe('the rows a device shows', () => {
  const rows = [row('ana'), row('beto')]

  test('are the same objects while a tap is on its way, so that none is drawn again', () => {
    const shown = new ShownRows()
    const tapped = shown.of(rows, of(waiting))
    expect(tapped.map(({ status }) => status)).toEqual(['absent', null])
    expect(shown.of(rows, of({ ...waiting, state: 'sending' }))).toBe(tapped)

    const answered = [{ ...row('ana'), status: 'absent' as const, version: 1 }, ...rows.slice(1)]
    const saved = shown.of(answered, of({ ...waiting, state: 'sending' }))
    expect(saved[0]).toMatchObject({ status: 'absent', version: 1 })
    expect(saved[1]).toBe(tapped[1])
    expect(shown.of(answered, new Map())).toBe(saved)
  })

  test('follow the last tap, a note, a tap that is dropped, and who comes and goes', () => {
    const shown = new ShownRows()
    const first = (operations: ReturnType<typeof of>) => shown.of(rows, operations)[0]
    expect(first(of(waiting))?.status).toBe('absent')
    expect(first(of({ ...waiting, status: 'excused' }))?.status).toBe('excused')
    expect(first(of({ ...waiting, note: 'Doctor' }))?.note).toBe('Doctor')
    expect(first(new Map())).toBe(rows[0])
    expect(shown.of(rows.slice(1), new Map())).toEqual(rows.slice(1))
    expect(shown.of([...rows, row('caro')], new Map())).toHaveLength(3)
  })
})
