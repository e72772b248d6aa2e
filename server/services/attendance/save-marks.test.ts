import { expect, test } from 'bun:test'
import type { MarkInput } from '../../../domain/attendance'
import { db } from '../../db/client'
import { makeUser } from '../../testing/factories'
import { recordsOf } from '../../testing/marks'
import { makeRollCall, tap } from '../../testing/roll-call'
import { useTestDatabase } from '../../testing/test-database'
import { markAttendance } from './mark-attendance'

useTestDatabase()

test('one request makes, changes and takes away records, each as its mark says', async () => {
  const { activity, moderator, people } = await makeRollCall(db, 8)
  const other = await makeUser(db, { role: 'moderator' })
  const send = (actor: { id: string }, given: readonly (Partial<MarkInput> | null)[]) =>
    markAttendance(
      { db, actor, now: new Date() },
      {
        activityId: activity.id,
        device: 'Teléfono',
        marks: people.flatMap(({ id }, index) => {
          const mark = given[index]
          return mark ? [tap(id, mark)] : []
        }),
      },
    )
  const note = 'Médico'
  await send(moderator, [
    null,
    { status: 'present' },
    { status: 'present' },
    { status: 'absent', note },
    { status: 'absent', note },
    { status: 'present' },
    { status: 'absent' },
    { status: 'present' },
  ])
  await send(other, [
    { status: 'excused', note },
    { status: 'absent' },
    { status: 'excused' },
    { status: 'present' },
    { status: 'present', note: null },
    { status: undefined, note },
    { status: null },
    null,
  ])
  const records = new Map((await recordsOf(db, activity.id)).map((one) => [one.userId, one]))
  const found = people.map(({ id }) => {
    const record = records.get(id)
    return record ? [record.attendanceStatus, record.notes, record.markedBy] : null
  })
  expect(found).toEqual([
    ['excused', note, other.id],
    ['absent', null, other.id],
    ['excused', null, other.id],
    ['present', note, other.id],
    ['present', null, other.id],
    ['present', note, other.id],
    null,
    ['present', null, moderator.id],
  ])
})
