import { describe, expect, test } from 'bun:test'
import { randomUUID } from 'node:crypto'
import type { MarkInput } from '../../../domain/attendance'
import { db } from '../../db/client'
import { makeUser } from '../../testing/factories'
import { eventsOf, recordsOf } from '../../testing/marks'
import { makeRollCall, tap } from '../../testing/roll-call'
import { useTestDatabase } from '../../testing/test-database'
import { addWalkIn } from './add-walk-in'
import { markAttendance } from './mark-attendance'
import { removeWalkIn } from './remove-walk-in'

useTestDatabase()

/** A session of two people, two moderators on their phones, and what stands there. */
async function makePhones() {
  const { activity, moderator: ana, people } = await makeRollCall(db, 2)
  const beto = await makeUser(db, { role: 'moderator', name: 'Beto' })
  const activityId = activity.id
  const send = async (who: { id: string }, ...marks: MarkInput[]) =>
    (
      await markAttendance(
        { db, actor: who, now: new Date() },
        { activityId, device: `Teléfono de ${who.id}`, marks },
      )
    ).results
  const close = () => people.map(({ id }) => tap(id, { onlyUnmarked: true }))
  const undo = (marks: readonly MarkInput[], before: Partial<MarkInput> = { status: null }) =>
    marks.map(({ userId, opId }) => tap(userId, { undoes: opId, ...before }))
  const standing = async () =>
    (await recordsOf(db, activityId)).map(({ attendanceStatus, notes }) => [
      attendanceStatus,
      notes,
    ])
  return { activityId, ana, beto, people, send, close, undo, standing }
}

describe('an undo', () => {
  test('takes a close back, once however often it is sent', async () => {
    const { activityId, ana, send, close, undo, standing } = await makePhones()
    const closed = close()
    await send(ana, ...closed)
    const undone = undo(closed)
    for (let time = 0; time < 2; time++) {
      const results = await send(ana, ...undone)
      expect(results.map(({ outcome, cell }) => [outcome, cell.status])).toEqual([
        ['saved', null],
        ['saved', null],
      ])
    }
    expect(await standing()).toEqual([])
    expect(await eventsOf(db, activityId)).toHaveLength(4)
  })

  test('of the second of two closes leaves the marks of the first', async () => {
    const { ana, beto, send, close, undo, standing } = await makePhones()
    await send(ana, ...close())
    const second = close()
    await send(beto, ...second)
    const results = await send(beto, ...undo(second))
    expect(results.map(({ outcome, cell }) => [outcome, cell.status])).toEqual([
      ['saved', 'present'],
      ['saved', 'present'],
    ])
    expect(await standing()).toEqual([
      ['present', null],
      ['present', null],
    ])
  })

  test('leaves what somebody else marked or noted since, and asks nothing', async () => {
    const { ana, beto, people, send, close, undo, standing } = await makePhones()
    const closed = close()
    await send(ana, ...closed)
    await send(beto, tap(people[0]?.id ?? '', { status: 'excused' }))
    await send(beto, { ...tap(people[1]?.id ?? ''), status: undefined, note: 'Llegó tarde' })
    const seen = { status: null, baseVersion: 4 }
    expect((await send(ana, ...undo(closed, seen))).map(({ outcome }) => outcome)).toEqual([
      'saved',
      'saved',
    ])
    expect((await standing()).sort()).toEqual([
      ['excused', null],
      ['present', 'Llegó tarde'],
    ])
  })

  test('may come in one request with what it takes back', async () => {
    const { ana, send, close, undo, standing } = await makePhones()
    const closed = close()
    await send(ana, ...closed, ...undo(closed))
    expect(await standing()).toEqual([])
  })

  test('brings back a mark and its note, also of somebody only the mark kept on the roster', async () => {
    const { activityId, ana, send, undo, standing } = await makePhones()
    const guest = await makeUser(db)
    const ctx = { db, actor: ana, now: new Date() }
    await addWalkIn(ctx, { activityId, userId: guest.id })
    await send(ana, tap(guest.id, { status: 'excused', note: 'Vino de visita' }))
    const cleared = tap(guest.id, { status: null, note: null })
    await send(ana, cleared)
    await removeWalkIn(ctx, { activityId, userId: guest.id })
    const back = { status: 'excused' as const, note: 'Vino de visita' }
    const [refused] = await send(ana, tap(guest.id, { ...back, undoes: randomUUID() }))
    expect(refused?.code).toBe('NOT_ON_ROSTER')
    const [result] = await send(ana, ...undo([cleared], back))
    expect(result?.outcome).toBe('saved')
    expect(await standing()).toEqual([['excused', 'Vino de visita']])
  })

  test('sent again with another operation to take back is another operation', async () => {
    const { ana, people, send, undo } = await makePhones()
    const first = tap(people[0]?.id ?? '')
    await send(ana, first)
    const [undone] = undo([first])
    if (!undone) throw new Error('There is nothing to undo.')
    await send(ana, undone)
    const [again] = await send(ana, { ...undone, undoes: randomUUID() })
    expect(again?.code).toBe('OPERATION_REUSED')
  })
})
