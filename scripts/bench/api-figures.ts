import { newOperationId } from '../../app/_offline/operation-id'
import { wire } from '../../domain/wire'
import { type Api, toBody } from './api'
import type { BareSql } from './bare-sql'
import { type Figure, inTurns, WARM_UP } from './measure'
import type { SeededRoster } from './seed'

/** An app on a database with so many records. */
export interface Place {
  records: string
  api: Api
  bare: BareSql
  rosters: SeededRoster[]
}

/** As many sessions of each roster the measurements below use up. */
export const SESSIONS_PER_ROSTER = 60

const ROUNDS = 9

const marksOf = ({ userIds }: SeededRoster, activityId: string, status: string) =>
  toBody({
    activityId,
    device: 'Medición',
    marks: userIds.map((userId) => ({
      opId: newOperationId(),
      userId,
      status,
      deviceAt: new Date(),
    })),
  })

/** One request that marks a whole roster, against the bare upsert of as many rows: new marks, then changed ones. */
export async function markFigures(places: readonly Place[], size: number): Promise<Figure[]> {
  const steps: { [what: string]: (round: number) => Promise<unknown> } = {}
  const bodies = new Map<string, string>()
  for (const { records, api, bare, rosters } of places) {
    const roster = rosterOf(rosters, size)
    for (const [kind, status] of [
      ['new', 'present'],
      ['changed', 'absent'],
    ] as const) {
      for (let round = 0; round < WARM_UP + ROUNDS; round++) {
        const activityId = roster.activityIds[2 * round] ?? ''
        bodies.set(`${records} ${kind} ${round}`, marksOf(roster, activityId, status))
      }
      steps[`${records} ${kind}`] = (round) =>
        api.mutate('attendance.mark', bodies.get(`${records} ${kind} ${round}`) ?? '')
      steps[`${records} ${kind} bare`] = (round) =>
        bare.upsert(
          roster.activityIds[2 * round + 1] ?? '',
          roster.programId,
          roster.userIds,
          status,
        )
    }
  }
  const taken = await inTurns(ROUNDS, steps)
  return figuresOf(places, (records) =>
    (['new', 'changed'] as const).map((kind) => ({
      what: `mark ${size}, ${kind}, ${records}`,
      value: taken[`${records} ${kind}`] ?? Number.NaN,
      unit: 'ms',
      floor: { what: 'bare upsert', value: taken[`${records} ${kind} bare`] ?? Number.NaN },
      ...(size === 2000 ? { limit: 3 } : {}),
    })),
  )
}

/** The roster in one request, against the bare query twice and the rendering of the answer. */
export async function rosterFigures(places: readonly Place[], size: number): Promise<Figure[]> {
  const steps: { [what: string]: (round: number) => Promise<unknown> } = {}
  for (const { records, api, bare, rosters } of places) {
    const activityId = rosterOf(rosters, size).activityIds[0] ?? ''
    let answer = await api.query('attendance.roster', { activityId })
    const rows: unknown = wire.deserialize(JSON.parse(answer).result.data)
    steps[records] = async () => {
      answer = await api.query('attendance.roster', { activityId })
    }
    steps[`${records} bare`] = () => bare.roster(activityId)
    steps[`${records} rendering`] = async () => toBody(rows)
  }
  const taken = await inTurns(ROUNDS, steps)
  return figuresOf(places, (records) => [
    {
      what: `roster of ${size}, ${records}`,
      value: taken[records] ?? Number.NaN,
      unit: 'ms',
      floor: {
        what: `2 × bare query (${taken[`${records} bare`]?.toFixed(1)}) + rendering (${taken[`${records} rendering`]?.toFixed(1)})`,
        value:
          2 * (taken[`${records} bare`] ?? Number.NaN) +
          (taken[`${records} rendering`] ?? Number.NaN),
      },
      ...(size === 2000 ? { limit: 1 } : {}),
    },
  ])
}

/** What a request costs this app at all: the smallest procedure, and a question for changes when there are none. */
export async function smallFigures(places: readonly Place[]): Promise<Figure[]> {
  const steps: { [what: string]: (round: number) => Promise<unknown> } = {}
  for (const { records, api, rosters } of places) {
    const activityId = rosterOf(rosters, 300).activityIds.at(-1) ?? ''
    steps[`${records} me`] = () => api.query('users.me')
    steps[`${records} changes`] = () =>
      api.query('attendance.changes', { activityId, after: 0, rosterKey: '' })
  }
  const taken = await inTurns(4 * ROUNDS, steps)
  return figuresOf(places, (records) => [
    {
      what: `nothing new, ${records}`,
      value: taken[`${records} changes`] ?? Number.NaN,
      unit: 'ms',
      floor: { what: 'smallest procedure', value: taken[`${records} me`] ?? Number.NaN },
    },
  ])
}

/** The figures of each place, and those of the last against the first: what many records cost. */
function figuresOf(places: readonly Place[], figures: (records: string) => Figure[]): Figure[] {
  const ofPlaces = places.map(({ records }) => figures(records))
  const [first, last] = [ofPlaces.at(0) ?? [], ofPlaces.at(-1) ?? []]
  if (places.length < 2) return first
  const grown = last.map((figure, index) => ({
    what: `${figure.what}, again`,
    value: figure.value,
    unit: figure.unit,
    floor: { what: places[0]?.records ?? '', value: first[index]?.value ?? Number.NaN },
    limit: 1.3,
  }))
  return [...ofPlaces.flat(), ...grown]
}

function rosterOf(rosters: readonly SeededRoster[], size: number): SeededRoster {
  const found = rosters.find((roster) => roster.size === size)
  if (!found) throw new Error(`There is no roster of ${size}.`)
  return found
}
