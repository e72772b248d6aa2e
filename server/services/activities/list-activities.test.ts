import { beforeAll, describe, expect, test } from 'bun:test'
import { randomUUID } from 'node:crypto'
import { conflictsInput, listActivitiesInput } from '../../../domain/activity-forms'
import { db } from '../../db/client'
import { linkActivity, makeActivity, makeProgram, makeRecord } from '../../testing/factories'
import { aRule } from '../../testing/forms'
import { refusalOf } from '../../testing/refusal'
import { makeSchedule } from '../../testing/schedule'
import { useTestDatabase } from '../../testing/test-database'
import { findConflicts } from './find-conflicts'
import { getActivity } from './get-activity'
import { listActivities } from './list-activities'

useTestDatabase()

const list = async (given: object) =>
  (await listActivities({ db }, listActivitiesInput.parse(given))).activities
const conflicts = (given: object) => findConflicts({ db }, conflictsInput.parse(given))

describe('the list', () => {
  let programId: string
  beforeAll(async () => {
    programId = (await makeProgram(db, { name: 'Lista', accent: 'sky' })).id
    const make = async (title: string, startsAt: string, given = {}) => {
      const made = await makeActivity(db, { title, startsAt: new Date(startsAt), ...given })
      await linkActivity(db, programId, made.id)
    }
    // One instant, two days: the evening of the 9th in Mexico, the morning of the 10th in Madrid.
    await make('Tarde', '2025-06-10T03:00:00Z')
    await make('Mañana', '2025-06-10T03:00:00Z', { timeZone: 'Europe/Madrid' })
    await make('Borrador', '2025-06-12T18:00:00Z', { status: 'draft' })
    await make('Entrega', '2025-06-01T06:00:00Z', {
      kind: 'deliverable',
      endsAt: new Date('2025-06-15T06:00:00Z'),
    })
  })
  const titles = async (given: object) => (await list({ programId, ...given })).map((a) => a.title)

  test('gives each the days of its own time zone', async () => {
    expect(await titles({ from: '2025-06-09', to: '2025-06-09' })).toEqual(['Entrega', 'Tarde'])
    const found = await list({ programId, search: 'manana' })
    expect(found.map(({ title, day }) => ({ title, day }))).toEqual([
      { title: 'Mañana', day: '2025-06-10' },
    ])
  })

  test('has a deliverable on every day until it is due, midnight belonging to the day before', async () => {
    expect(await titles({ from: '2025-06-14', to: '2025-06-30' })).toEqual(['Entrega'])
    expect(await titles({ from: '2025-06-15', to: '2025-06-30' })).toEqual([])
  })

  test('goes by kind, status and program', async () => {
    expect(await titles({ kind: 'deliverable' })).toEqual(['Entrega'])
    expect(await titles({ statuses: ['draft'] })).toEqual(['Borrador'])
    expect(await list({ programId: randomUUID() })).toEqual([])
  })

  test('names the programs and whether they require it', async () => {
    const [found] = await list({ programId, kind: 'deliverable' })
    expect(found?.programs).toEqual([
      { id: programId, name: 'Lista', accent: 'sky', isRequired: true },
    ])
  })

  test('says what somebody has worked on', async () => {
    const { activityIds, people, ctx, seriesId } = await makeSchedule(db, {
      rule: { end: { count: 2 } },
    })
    const marked = { userId: people[0]?.id ?? '', activityId: activityIds[0] ?? '' }
    await makeRecord(db, { ...marked, markedBy: ctx.actor.id })
    expect((await list({ seriesId })).map(({ hasMarks }) => hasMarks)).toEqual([true, false])
  })
})

describe('conflicts', () => {
  const at = (hour: number) => ({
    startsLocal: `2025-03-04T${hour}:00`,
    endsLocal: `2025-03-04T${hour + 1}:00`,
    timeZone: 'America/Mexico_City',
  })
  const nobody = { location: null, programIds: [] }

  test('are sessions at the same time in the same place, however it is written', async () => {
    const place = `Sala ${randomUUID()}`
    const given = { location: place, startsAt: new Date('2025-03-05T01:00:00Z') }
    const { id } = await makeActivity(db, given)
    const meets = async (times: object, location: string | null) =>
      (await conflicts({ ...nobody, ...times, location })).map(({ activityId }) => activityId)
    expect(await meets(at(19), ` ${place.toUpperCase().replace(' ', '  ')}`)).toEqual([id])
    expect(await meets(at(20), place)).toEqual([id])
    // One ends as the other begins.
    expect(await meets(at(18), place)).toEqual([])
    expect(await meets(at(21), place)).toEqual([])
    expect(await meets(at(19), 'Otra sala')).toEqual([])
    expect(await meets(at(19), null)).toEqual([])
  })

  test('are sessions of the same program, cancelled ones, drafts, deliverables and itself apart', async () => {
    const { id: programId } = await makeProgram(db)
    const make = async (given: Parameters<typeof makeActivity>[1]) => {
      const { id } = await makeActivity(db, {
        startsAt: new Date('2025-03-05T01:00:00Z'),
        ...given,
      })
      await linkActivity(db, programId, id)
      return id
    }
    const id = await make({})
    await make({ status: 'cancelled' })
    await make({ status: 'draft' })
    await make({ kind: 'deliverable' })
    const input = { ...at(19), location: null, programIds: [programId] }
    const found = await conflicts(input)
    expect(found).toMatchObject([{ activityId: id, samePlace: false, sameProgram: true, slot: 0 }])
    expect(await conflicts({ ...input, exceptActivityId: id })).toEqual([])
  })

  test('of a series say which of its sessions, and leave out its own', async () => {
    const rule = { startsOn: '2030-01-01', end: { count: 3 } }
    const { seriesId, program } = await makeSchedule(db, { rule })
    const input = { rule: aRule(rule), location: null, programIds: [program.id] }
    expect((await conflicts(input)).map(({ slot }) => slot)).toEqual([0, 1, 2])
    expect(await conflicts({ ...input, exceptSeriesId: seriesId })).toEqual([])
  })

  test('stand in the list, each at the other', async () => {
    const location = `Sala ${randomUUID()}`
    const { id: programId } = await makeProgram(db)
    const ids: string[] = []
    for (const hour of ['01', '02']) {
      const startsAt = new Date(`2024-03-05T${hour}:00:00Z`)
      ids.push((await makeActivity(db, { startsAt, location })).id)
      await linkActivity(db, programId, ids.at(-1) ?? '')
    }
    const found = await list({ programId })
    expect(found.map((one) => one.conflicts.map(({ activityId }) => activityId))).toEqual([
      ids.slice(1),
      ids.slice(0, 1),
    ])
  })
})

test('one activity comes with its local times and its series', async () => {
  const { activityIds, seriesId, program } = await makeSchedule(db, { rule: { end: { count: 2 } } })
  const found = await getActivity({ db }, { activityId: activityIds[1] ?? '' })
  expect(found).toMatchObject({
    startsLocal: '2026-12-08T19:00',
    endsLocal: '2026-12-08T21:00',
    programs: [{ id: program.id, isRequired: true }],
    series: { id: seriesId, rule: { weekdays: [2] } },
  })
  expect(found.series?.sessions.map(({ id }) => id)).toEqual(activityIds)
  expect(await refusalOf(getActivity({ db }, { activityId: randomUUID() }))).toBe('NOT_FOUND')
})
