import { expect, test } from 'bun:test'
import type { MarkInput } from '../../../domain/attendance'
import { db } from '../../db/client'
import { makeUser } from '../../testing/factories'
import { refusalOf } from '../../testing/refusal'
import { makeRollCall, tap } from '../../testing/roll-call'
import { useTestDatabase } from '../../testing/test-database'
import { addWalkIn } from './add-walk-in'
import { getChanges } from './get-changes'
import { getRoster } from './get-roster'
import { markAttendance } from './mark-attendance'

useTestDatabase()

async function makePhones(size: number) {
  const made = await makeRollCall(db, size)
  const activityId = made.activity.id
  const ids = made.people.map(({ id }) => id)
  const ctx = { db, actor: made.moderator, now: new Date() }
  const mark = (marks: MarkInput[], device = 'Teléfono') =>
    markAttendance(ctx, { activityId, device, marks })
  const changes = (after: number, rosterKey?: string) =>
    getChanges(ctx, { activityId, after, rosterKey })
  return { ...made, activityId, ids, ctx, mark, changes }
}

test('each cell that changed, once, as it is now, and the cursor to go on from', async () => {
  const { ids, mark, changes, moderator } = await makePhones(3)
  const [ana = '', luis = ''] = ids
  expect(await changes(0)).toMatchObject({ cells: [], cursor: 0, markingState: 'open' })
  await mark([tap(ana), tap(luis, { status: 'absent' })])
  await mark([tap(ana, { status: 'excused', note: 'Avisó' })], 'Tableta')
  const all = await changes(0)
  expect(all.cursor).toBe(3)
  expect(all.cells).toEqual([
    {
      userId: luis,
      status: 'absent',
      note: null,
      version: 2,
      markedByName: moderator.name,
      markedAt: expect.any(Date),
      device: 'Teléfono',
    },
    {
      userId: ana,
      status: 'excused',
      note: 'Avisó',
      version: 3,
      markedByName: moderator.name,
      markedAt: expect.any(Date),
      device: 'Tableta',
    },
  ])
  expect((await changes(2)).cells).toEqual(all.cells.slice(1))
  expect(await changes(3)).toMatchObject({ cells: [], cursor: 3 })
  await mark([tap(luis, { status: null })])
  expect(await changes(3)).toMatchObject({
    cells: [{ userId: luis, status: null, note: null, version: 4, markedByName: null }],
    cursor: 4,
  })
})

test('a mark that changed nothing moves version and cursor, and names no device', async () => {
  const { ids, mark, changes } = await makePhones(1)
  await mark([tap(ids[0] ?? '', { status: 'absent' })])
  await mark([tap(ids[0] ?? '', { onlyUnmarked: true })], 'Tableta')
  expect(await changes(1)).toMatchObject({
    cells: [{ status: 'absent', version: 2, device: null }],
    cursor: 2,
  })
  expect((await changes(0)).cells[0]?.device).toBe('Teléfono')
})

test('a phone that follows the changes ends with what the roster says, whatever it missed', async () => {
  const { activityId, ctx, ids, mark, changes } = await makePhones(12)
  const { rows } = await getRoster(ctx, { activityId })
  const seen = new Map(
    rows.map(({ userId, status, note, version }) => [userId, { status, note, version }]),
  )
  let cursor = 0
  const follow = async () => {
    const answer = await changes(cursor)
    for (const { userId, status, note, version } of answer.cells)
      seen.set(userId, { status, note, version })
    cursor = answer.cursor
  }
  await Promise.all([
    ...Array.from({ length: 8 }, (_, round) =>
      mark(
        ids.map((id, index) =>
          tap(id, {
            status: (['present', 'absent', 'excused', null] as const)[(index + round) % 4],
          }),
        ),
        `Teléfono ${round}`,
      ),
    ),
    ...Array.from({ length: 8 }, follow),
  ])
  await follow()
  const after = await getRoster(ctx, { activityId })
  expect(cursor).toBe(after.cursor)
  for (const { userId, status, note, version } of after.rows)
    expect(seen.get(userId)).toEqual({ status, note, version })
})

test('tells when the roster is another, if asked', async () => {
  const { activityId, ctx, changes } = await makePhones(1)
  const { rosterKey } = await getRoster(ctx, { activityId })
  expect((await changes(0, rosterKey)).rosterChanged).toBe(false)
  await addWalkIn(ctx, { activityId, userId: (await makeUser(db)).id })
  expect((await changes(0, rosterKey)).rosterChanged).toBe(true)
  expect((await changes(0)).rosterChanged).toBe(false)
})

test('an unknown session', async () => {
  const input = { activityId: crypto.randomUUID(), after: 0 }
  expect(await refusalOf(getChanges({ db, now: new Date() }, input))).toBe('NOT_FOUND')
})
