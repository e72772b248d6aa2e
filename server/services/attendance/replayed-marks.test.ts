import { expect, test } from 'bun:test'
import type { MarkInput } from '../../../domain/attendance'
import { HOUR } from '../../../domain/durations'
import { db } from '../../db/client'
import { makeUser } from '../../testing/factories'
import { eventsOf, recordsOf, shuffled } from '../../testing/marks'
import { makeRollCall, tap } from '../../testing/roll-call'
import { useTestDatabase } from '../../testing/test-database'
import { markAttendance } from './mark-attendance'

useTestDatabase()

test('a queue sent twenty times more, shuffled, by two people from two devices changes nothing', async () => {
  const { activity, moderator, people } = await makeRollCall(db, 10)
  const other = await makeUser(db, { role: 'moderator' })
  const queue: MarkInput[] = [
    ...people.map(({ id }, index) =>
      tap(id, { status: (['present', 'absent', 'excused'] as const)[index % 3] }),
    ),
    ...people.slice(0, 4).map(({ id }) => tap(id, { status: undefined, note: 'Llegó tarde' })),
    ...people.slice(2, 6).map(({ id }) => tap(id, { status: null, note: null })),
    ...people.slice(4, 8).map(({ id }) => tap(id, { status: 'absent', baseVersion: 0 })),
    ...people.map(({ id }) => tap(id, { onlyUnmarked: true })),
  ]
  /** The answers with whose they are, and the cursor. */
  const send = async (actor: { id: string }, device: string, sent: MarkInput[]) => {
    const marks = sent.map((mark) => ({ ...mark }))
    const ctx = { db, actor, now: new Date() }
    const { results, cursor } = await markAttendance(ctx, {
      activityId: activity.id,
      device,
      marks,
    })
    expect(results).toHaveLength(sent.length)
    const owned = results.map((result, index) => ({ ...result, userId: sent[index]?.userId ?? '' }))
    return { results: owned, cursor }
  }
  const first = await send(moderator, 'Teléfono', queue)
  expect(new Set(first.results.map(({ outcome }) => outcome))).toEqual(new Set(['saved']))
  const before = [await recordsOf(db, activity.id), await eventsOf(db, activity.id)]
  expect(before[1]).toHaveLength(queue.length)

  for (let round = 0; round < 10; round++) {
    const answers = await Promise.all([
      send(moderator, 'Teléfono', shuffled(queue, round)),
      send(other, 'Tableta', shuffled(queue, round + 100)),
    ])
    for (const { results, cursor } of answers) {
      expect(cursor).toBe(first.cursor)
      const cells = new Map(first.results.map(({ userId, cell }) => [userId, cell]))
      for (const { outcome, userId, cell } of results) {
        expect(outcome).toBe('saved')
        expect(cell).toEqual(cells.get(userId) ?? cell)
      }
    }
  }
  expect([await recordsOf(db, activity.id), await eventsOf(db, activity.id)]).toEqual(before)
})

test('a repeat after the window is still a repeat', async () => {
  const { activity, moderator, people } = await makeRollCall(db, 1)
  const marks = [tap(people[0]?.id ?? '')]
  const at = (now: Date) =>
    markAttendance(
      { db, actor: moderator, now },
      { activityId: activity.id, device: 'Teléfono', marks },
    )
  await at(new Date())
  const { results } = await at(new Date(activity.endsAt.getTime() + 400 * 24 * HOUR))
  expect(results[0]).toMatchObject({ outcome: 'saved', code: null, cell: { status: 'present' } })
  expect(await eventsOf(db, activity.id)).toHaveLength(1)
})

test('one operation id in two sessions at once: one is saved, the other is told', async () => {
  const [one, two] = [await makeRollCall(db, 1), await makeRollCall(db, 1)]
  for (let round = 0; round < 20; round++) {
    const opId = crypto.randomUUID()
    const answers = await Promise.all(
      [one, two].map(({ activity, moderator, people }) =>
        markAttendance(
          { db, actor: moderator, now: new Date() },
          {
            activityId: activity.id,
            device: 'Teléfono',
            marks: [tap(people[0]?.id ?? '', { opId })],
          },
        ),
      ),
    )
    const codes = answers.flatMap(({ results }) => results.map(({ code }) => code))
    expect(codes.sort()).toEqual(['OPERATION_REUSED', null])
  }
})
