import { describe, expect, test } from 'bun:test'
import type { MarkInput } from '../../../domain/attendance'
import { DAY, HOUR } from '../../../domain/durations'
import { db } from '../../db/client'
import { rosterAdditions } from '../../db/schema'
import { makeEnrollment, makeUser } from '../../testing/factories'
import { eventsOf as readEvents, recordsOf as readRecords, shuffled } from '../../testing/marks'
import { refusalOf } from '../../testing/refusal'
import { makeRollCall, tap } from '../../testing/roll-call'
import { useTestDatabase } from '../../testing/test-database'
import { getHistory } from './get-history'
import { getRoster } from './get-roster'
import { markAttendance } from './mark-attendance'
import type { MarkAnswer } from './write-marks'

useTestDatabase()

const as = (actor: { id: string }, now = new Date()) => ({ db, actor, now })
const device = 'Teléfono de prueba'

const recordsOf = (activityId: string) => readRecords(db, activityId)
const eventsOf = (activityId: string, userId?: string) => readEvents(db, activityId, userId)

const cellOf = async (work: Promise<MarkAnswer>) => (await work).results.at(-1)?.cell
/** The codes of the marks, in their order. */
const codes = async (work: Promise<MarkAnswer>) => (await work).results.map(({ code }) => code)

describe('marking', () => {
  test('writes record and event together, as the signed-in person', async () => {
    const { activity, moderator, people, program } = await makeRollCall(db, 2)
    const [ana, luis] = people.map((person) => person.id)
    const { results } = await markAttendance(as(moderator), {
      activityId: activity.id,
      device,
      marks: [tap(ana ?? ''), tap(luis ?? '', { status: 'excused', note: 'Avisó' })],
    })
    expect(results.map(({ cell }) => [cell.status, cell.note])).toEqual([
      ['present', null],
      ['excused', 'Avisó'],
    ])
    const records = await recordsOf(activity.id)
    expect(records.map((record) => record.markedBy)).toEqual([moderator.id, moderator.id])
    expect(records.map((record) => record.programId)).toEqual([program.id, program.id])
    const events = await eventsOf(activity.id)
    expect(
      events.map((event) => [event.seq, event.fromStatus, event.toStatus, event.actorId]),
    ).toEqual([
      [1, null, 'present', moderator.id],
      [2, null, 'excused', moderator.id],
    ])
    expect(events[1]?.changedFields).toEqual(['status', 'notes'])
    expect(events[0]?.device).toBe(device)
  })

  test('keeps a note that a later tap does not name, and every earlier value in the history', async () => {
    const { activity, moderator, people } = await makeRollCall(db, 1)
    const userId = people[0]?.id ?? ''
    const mark = (given: Partial<MarkInput>) =>
      markAttendance(as(moderator), {
        activityId: activity.id,
        device,
        marks: [tap(userId, given)],
      })
    await mark({ status: 'excused', note: 'Médico' })
    const cell = await cellOf(mark({ status: 'present' }))
    expect(cell).toMatchObject({ status: 'present', note: 'Médico', version: 2 })
    await mark({ status: null, note: null })
    expect(await recordsOf(activity.id)).toEqual([])
    const steps = (await eventsOf(activity.id)).map((event) => [event.fromStatus, event.toStatus])
    expect(steps).toEqual([
      [null, 'excused'],
      ['excused', 'present'],
      ['present', null],
    ])
    const again = await cellOf(mark({ status: 'absent' }))
    expect(again?.version).toBe(4)
  })

  test('a note that is written anew replaces the stored one', async () => {
    const { activity, moderator, people } = await makeRollCall(db, 1)
    const userId = people[0]?.id ?? ''
    const mark = (given: Partial<MarkInput>) =>
      markAttendance(as(moderator), {
        activityId: activity.id,
        device,
        marks: [tap(userId, given)],
      })
    await mark({ status: 'excused', note: 'Primera' })
    await mark({ status: undefined, note: 'Segunda' })
    expect((await recordsOf(activity.id)).map((record) => record.notes)).toEqual(['Segunda'])
    expect((await eventsOf(activity.id)).at(-1)?.changedFields).toEqual(['notes'])
  })

  test('in one request, taps on the same person count in their order', async () => {
    const { activity, moderator, people } = await makeRollCall(db, 1)
    const userId = people[0]?.id ?? ''
    const work = markAttendance(as(moderator), {
      activityId: activity.id,
      device,
      marks: [tap(userId, { status: 'absent' }), tap(userId, { status: 'present' })],
    })
    const cell = await cellOf(work)
    expect(cell).toMatchObject({ status: 'present', version: 2 })
    expect((await eventsOf(activity.id))[1]?.fromStatus).toBe('absent')
  })

  test('a repeated operation changes nothing, also after others have marked', async () => {
    const { activity, moderator, people } = await makeRollCall(db, 1)
    const input = { activityId: activity.id, device, marks: [tap(people[0]?.id ?? '')] }
    await markAttendance(as(moderator), input)
    const other = await makeUser(db, { role: 'moderator' })
    await markAttendance(as(other), {
      ...input,
      marks: [tap(people[0]?.id ?? '', { status: 'absent' })],
    })
    const cell = await cellOf(markAttendance(as(moderator), input))
    expect(cell).toMatchObject({ status: 'absent', version: 2 })
    expect(await eventsOf(activity.id)).toHaveLength(2)
  })

  test('the same operation id with other content is refused; the rest of the request is written', async () => {
    const { activity, moderator, people } = await makeRollCall(db, 2)
    const first = tap(people[0]?.id ?? '')
    await markAttendance(as(moderator), { activityId: activity.id, device, marks: [first] })
    const marks = [tap(people[1]?.id ?? ''), { ...first, status: 'absent' as const }]
    const again = markAttendance(as(moderator), { activityId: activity.id, device, marks })
    expect(await codes(again)).toEqual([null, 'OPERATION_REUSED'])
    const status = new Map(
      (await recordsOf(activity.id)).map((one) => [one.userId, one.attendanceStatus]),
    )
    expect(people.map(({ id }) => status.get(id))).toEqual(['present', 'present'])
  })

  test('"the rest" leaves alone whoever another phone marked meanwhile', async () => {
    const { activity, moderator, people } = await makeRollCall(db, 2)
    const [late] = people.map((person) => person.id)
    const activityId = activity.id
    await markAttendance(as(moderator), {
      activityId,
      device,
      marks: [tap(late ?? '', { status: 'absent' })],
    })
    const rest = people.map((person) => tap(person.id, { onlyUnmarked: true }))
    const { results } = await markAttendance(as(moderator), { activityId, device, marks: rest })
    expect(results.map(({ cell }) => cell.status)).toEqual(['absent', 'present'])
    // Remembered, so that a repeat stays one; but nothing changed, and the history does not say so.
    expect((await eventsOf(activityId, late)).map((event) => event.changedFields)).toEqual([
      ['status'],
      [],
    ])
    const history = await getHistory({ db }, { activityId, userId: late ?? '' })
    expect(history.map((step) => step.toStatus)).toEqual(['absent'])
  })

  test('eight markers in random row orders end with every mark and a gapless count', async () => {
    const { activity, people } = await makeRollCall(db, 12)
    const markers = await Promise.all(
      Array.from({ length: 8 }, () => makeUser(db, { role: 'moderator' })),
    )
    await Promise.all(
      markers.map((marker, n) =>
        markAttendance(as(marker), {
          activityId: activity.id,
          device,
          marks: shuffled(people, n).map((person) => tap(person.id)),
        }),
      ),
    )
    const events = await eventsOf(activity.id)
    expect(events.map((event) => event.seq)).toEqual(Array.from({ length: 96 }, (_, n) => n + 1))
    expect(await recordsOf(activity.id)).toHaveLength(12)
  })
})

describe('refused is', () => {
  test('someone not on the roster; the others of the request are written', async () => {
    const { activity, moderator, people } = await makeRollCall(db, 1)
    const stranger = await makeUser(db)
    const marks = [tap(people[0]?.id ?? ''), tap(stranger.id)]
    const work = markAttendance(as(moderator), { activityId: activity.id, device, marks })
    expect(await codes(work)).toEqual([null, 'NOT_ON_ROSTER'])
    expect((await recordsOf(activity.id)).map(({ userId }) => userId)).toEqual([
      people[0]?.id ?? '',
    ])
  })

  test("one's own row, also for staff who are enrolled", async () => {
    const { activity, moderator, program } = await makeRollCall(db, 1)
    await makeEnrollment(db, moderator.id, program.id)
    const work = markAttendance(as(moderator), {
      activityId: activity.id,
      device,
      marks: [tap(moderator.id)],
    })
    expect(await codes(work)).toEqual(['OWN_ROW'])
    expect(await recordsOf(activity.id)).toEqual([])
  })

  const start = new Date()
  test.each([
    ['a later day', { startsAt: new Date(start.getTime() + 3 * DAY) }, 'SESSION_NOT_OPEN_YET'],
    ['a draft', { status: 'draft' as const }, 'SESSION_NOT_OPEN_YET'],
    [
      'a window that has passed',
      { startsAt: new Date(start.getTime() - 9 * DAY) },
      'SESSION_CLOSED',
    ],
  ] as const)('%s', async (_, given, code) => {
    const { activity, moderator, people } = await makeRollCall(db, 1, given)
    const work = markAttendance(as(moderator), {
      activityId: activity.id,
      device,
      marks: [tap(people[0]?.id ?? '')],
    })
    expect(await codes(work)).toEqual([code])
    expect(await recordsOf(activity.id)).toEqual([])
  })

  test.each([
    ['a cancelled session', { status: 'cancelled' as const }, 'SESSION_CANCELLED'],
    ['a deliverable', { kind: 'deliverable' as const }, 'NOT_FOUND'],
  ] as const)('%s, as a whole', async (_, given, code) => {
    const { activity, moderator, people } = await makeRollCall(db, 1, given)
    const work = markAttendance(as(moderator), {
      activityId: activity.id,
      device,
      marks: [tap(people[0]?.id ?? '')],
    })
    expect(await refusalOf(work)).toBe(code)
  })

  test('an unknown session', async () => {
    const { moderator, people } = await makeRollCall(db, 1)
    const marks = [tap(people[0]?.id ?? '')]
    const work = markAttendance(as(moderator), { activityId: crypto.randomUUID(), device, marks })
    expect(await refusalOf(work)).toBe('NOT_FOUND')
  })

  test('a note without a mark, and unmarking that would lose a note', async () => {
    const { activity, moderator, people } = await makeRollCall(db, 1)
    const userId = people[0]?.id ?? ''
    const mark = (given: Partial<MarkInput>) =>
      markAttendance(as(moderator), {
        activityId: activity.id,
        device,
        marks: [tap(userId, given)],
      })
    expect(await codes(mark({ status: undefined, note: 'Sola' }))).toEqual(['NOTE_NEEDS_MARK'])
    await mark({ status: 'excused', note: 'Con motivo' })
    expect(await codes(mark({ status: null }))).toEqual(['NOTE_WOULD_BE_LOST'])
  })
})

describe('the roster', () => {
  test('names those expected, with marks, versions, walk-ins and the one who looks', async () => {
    const { activity, moderator, people, program } = await makeRollCall(db, 2)
    const left = await makeUser(db, { name: 'Salió antes' })
    const longAgo = new Date(activity.startsAt.getTime() - HOUR)
    await makeEnrollment(db, left.id, program.id, { enrollmentStatus: 'dropped', endedAt: longAgo })
    const late = await makeUser(db, { name: 'Llegó después' })
    await makeEnrollment(db, late.id, program.id, { enrolledAt: activity.endsAt })
    await makeEnrollment(db, moderator.id, program.id)
    const walkIn = await makeUser(db, { name: 'Ágata' })
    const activityId = activity.id
    await db
      .insert(rosterAdditions)
      .values({ activityId, userId: walkIn.id, addedBy: moderator.id })
    await markAttendance(as(moderator), { activityId, device, marks: [tap(people[1]?.id ?? '')] })

    const { rows, session, refusal: closed } = await getRoster(as(moderator), { activityId })
    expect(closed).toBeNull()
    expect(session.programs.map((one) => one.name)).toEqual([program.name])
    const seen = rows.map((row) => [row.name, row.status, row.version, row.isWalkIn, row.isSelf])
    const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'es')
    const expected = [
      { name: 'Ágata', row: ['Ágata', null, 0, true, false] },
      { name: moderator.name, row: [moderator.name, null, 0, false, true] },
      { name: 'Persona 00', row: ['Persona 00', null, 0, false, false] },
      { name: 'Persona 01', row: ['Persona 01', 'present', 1, false, false] },
    ]
    expect(seen).toEqual(expected.sort(byName).map((one) => one.row as (typeof seen)[number]))
  })
})
