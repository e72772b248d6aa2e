import { describe, expect, test } from 'bun:test'
import type { MarkInput } from '../../../domain/attendance'
import { db } from '../../db/client'
import { makeUser } from '../../testing/factories'
import { eventsOf, recordsOf } from '../../testing/marks'
import { makeRollCall, tap } from '../../testing/roll-call'
import { useTestDatabase } from '../../testing/test-database'
import { markAttendance } from './mark-attendance'

useTestDatabase()

/** A session of one person, a way to mark them as `who` on `device`, and two moderators. */
async function makeCell() {
  const { activity, moderator: ana, people } = await makeRollCall(db, 1)
  const beto = await makeUser(db, { role: 'moderator', name: 'Beto' })
  const activityId = activity.id
  const mark = async (who: { id: string }, device: string, given: Partial<MarkInput>) => {
    const marks = [tap(people[0]?.id ?? '', given)]
    const { results } = await markAttendance(
      { db, actor: who, now: new Date() },
      { activityId, device, marks },
    )
    return results[0]
  }
  return { activityId, ana, beto, mark }
}

describe('Ana saw version 1, since then somebody set excused with a note', () => {
  const WHO = {
    'another person': { conflicts: true, by: 'beto', device: 'Teléfono' },
    'herself on another device': { conflicts: true, by: 'ana', device: 'Tableta' },
    'herself on this device': { conflicts: false, by: 'ana', device: 'Teléfono' },
  } as const
  const WANTED: [string, Partial<MarkInput>, boolean][] = [
    ['another status', { status: 'absent' }, true],
    ['unmarked', { status: null, note: null }, true],
    ['the same status', { status: 'excused' }, false],
    ['another note', { status: undefined, note: 'De Ana' }, true],
    ['the same note', { status: undefined, note: 'De otra' }, false],
    ['the rest', { status: 'present', onlyUnmarked: true }, false],
  ]
  for (const [who, { conflicts, by, device }] of Object.entries(WHO))
    test.each(WANTED)(`by ${who}; she wants %s`, async (_, wanted, differs) => {
      for (const baseVersion of [1, 2, undefined]) {
        const cell = await makeCell()
        await cell.mark(cell.ana, 'Teléfono', { status: 'present' })
        await cell.mark(cell[by], device, { status: 'excused', note: 'De otra' })
        const before = await recordsOf(db, cell.activityId)
        const result = await cell.mark(cell.ana, 'Teléfono', {
          ...wanted,
          ...(baseVersion === undefined ? {} : { baseVersion }),
        })
        const expected = conflicts && differs && baseVersion === 1 ? 'conflict' : 'saved'
        expect([baseVersion, result?.outcome, result?.code]).toEqual([baseVersion, expected, null])
        if (expected === 'saved') continue
        expect(result?.cell).toMatchObject({ status: 'excused', note: 'De otra', version: 2 })
        expect(result?.cell.markedByName).toBe(by === 'beto' ? 'Beto' : cell.ana.name)
        expect(result?.cell.markedAt).toBeInstanceOf(Date)
        expect(await recordsOf(db, cell.activityId)).toEqual(before)
        expect(await eventsOf(db, cell.activityId)).toHaveLength(2)
      }
    })
})

test('to replace is a new operation on the version the conflict told', async () => {
  const { mark, ana, beto, activityId } = await makeCell()
  await mark(beto, 'Tableta', { status: 'excused' })
  const told = await mark(ana, 'Teléfono', { status: 'present', baseVersion: 0 })
  expect(told?.outcome).toBe('conflict')
  const version = told?.cell.version ?? 0
  const replaced = await mark(ana, 'Teléfono', { status: 'present', baseVersion: version })
  expect(replaced).toMatchObject({ outcome: 'saved', cell: { status: 'present', version: 2 } })
  expect(
    (await eventsOf(db, activityId)).map(({ fromStatus, toStatus }) => [fromStatus, toStatus]),
  ).toEqual([
    [null, 'excused'],
    ['excused', 'present'],
  ])
})

test('somebody took the mark back meanwhile: that asks too', async () => {
  const { mark, ana, beto } = await makeCell()
  await mark(ana, 'Teléfono', { status: 'absent' })
  await mark(beto, 'Tableta', { status: null })
  const result = await mark(ana, 'Teléfono', { status: 'present', baseVersion: 1 })
  expect(result).toMatchObject({
    outcome: 'conflict',
    cell: { status: null, version: 2, markedByName: null, markedAt: null },
  })
})

test("a note of somebody else's does not stand in the way of a status", async () => {
  const { mark, ana, beto } = await makeCell()
  await mark(ana, 'Teléfono', { status: 'present' })
  await mark(beto, 'Tableta', { status: undefined, note: 'Trae visita' })
  const result = await mark(ana, 'Teléfono', { status: 'absent', baseVersion: 1 })
  expect(result).toMatchObject({
    outcome: 'saved',
    cell: { status: 'absent', note: 'Trae visita' },
  })
})

test('two taps of one request on a row do not conflict with each other', async () => {
  const { activity, moderator, people } = await makeRollCall(db, 1)
  const userId = people[0]?.id ?? ''
  const marks = (['present', 'absent'] as const).map((status) =>
    tap(userId, { status, baseVersion: 0 }),
  )
  const { results } = await markAttendance(
    { db, actor: moderator, now: new Date() },
    { activityId: activity.id, device: 'Teléfono', marks },
  )
  expect(results.map(({ outcome }) => outcome)).toEqual(['saved', 'saved'])
  expect(results[0]?.cell.status).toBe('absent')
})
