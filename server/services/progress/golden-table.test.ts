import { describe, expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { HOUR } from '../../../domain/durations'
import { countPlaces } from '../../../domain/rate'
import { GOLDEN_NOW, GOLDEN_TABLE, type GoldenCase } from '../../../domain/testing/golden-table'
import { db } from '../../db/client'
import { programEnrollments, sessionReopenings } from '../../db/schema'
import { makeGoldenCase } from '../../testing/golden-case'
import { useTestDatabase } from '../../testing/test-database'
import { getDashboard } from './get-dashboard'
import { getOwnProgram } from './get-own-program'
import { getProgress } from './get-progress'
import { getReport } from './get-report'
import { listReadyForPromotion } from './list-ready-for-promotion'
import { readEvidence } from './read-evidence'

useTestDatabase()

const at = { db, now: GOLDEN_NOW }

const figuresOf = (golden: GoldenCase) => ({
  counts: { ...countPlaces([]), ...golden.counts },
  rate: golden.rate && golden.rate[0] / golden.rate[1],
  met: golden.met,
  missingDeliverables: golden.missingDeliverables ?? 0,
  reach: golden.reach,
})

const shown = (row: Awaited<ReturnType<typeof getProgress>> | Shown | undefined) =>
  row && {
    counts: row.counts,
    rate: row.evaluation.rate,
    met: row.evaluation.met,
    missingDeliverables: row.evaluation.missingDeliverables,
    reach: row.reach,
  }
type Shown = Awaited<ReturnType<typeof getReport>>['people'][number] | OwnStanding
type OwnStanding = Awaited<ReturnType<typeof getDashboard>>['past'][number]

describe('the golden table', () => {
  test.each(Object.entries(GOLDEN_TABLE))('%s', async (_, golden) => {
    const { person, program, enrollment } = await makeGoldenCase(db, golden)
    const own = { ...at, actor: person }
    const expected = figuresOf(golden)

    const dashboard = await getDashboard(own)
    const isIt = (row: { enrollmentId: string }) => row.enrollmentId === enrollment.id
    expect(shown([...dashboard.running, ...dashboard.past].find(isIt))).toEqual(expected)
    expect(dashboard.running.some(isIt)).toBe(golden.reach !== null)
    const page = await getOwnProgram(own, { program: program.id })
    expect(shown(page)).toEqual(expected)
    const { people } = await getReport(at, { programId: program.id })
    expect(people.map(shown)).toEqual([expected])
    expect(shown(await getProgress(at, { enrollmentId: enrollment.id }))).toEqual(expected)
    const evidence = await readEvidence(at, eq(programEnrollments.id, enrollment.id))
    expect(evidence.get(enrollment.id)?.reach).toEqual(expected.reach)
    const ready = await listReadyForPromotion(at, { programId: program.id })
    expect(ready.map((row) => row.enrollmentId)).toEqual(golden.met ? [enrollment.id] : [])

    // Session by session, in order of time: what it counts as, and whether it is still to come.
    const sessions = golden.sessions
      .filter(({ place }) => place)
      .toSorted((a, b) => `${a.day}${a.at ?? '19'}`.localeCompare(`${b.day}${b.at ?? '19'}`))
    expect(page.sessions.map(({ place, phase, mark }) => ({ place, phase, mark }))).toEqual(
      sessions.map(({ place, phase = 'settled', mark = null }) => ({
        place: place ?? 'unmarked',
        phase,
        mark,
      })),
    )
  })
})

test('a session reopened for marks may still become present', async () => {
  const unmarked = GOLDEN_TABLE['unmarked long ago is left out']
  if (!unmarked) throw new Error('The golden table has no such case.')
  const { person, program, enrollment } = await makeGoldenCase(db, unmarked)
  const own = { ...at, actor: person }
  const ofIt = eq(programEnrollments.id, enrollment.id)
  const awaiting = async () => (await readEvidence(at, ofIt)).get(enrollment.id)?.reach?.awaiting
  const { sessions } = await getOwnProgram(own, { program: program.id })
  const left = sessions.find(({ place, phase }) => place === 'unmarked' && phase === 'settled')
  const reopen = (hours: number) =>
    db.insert(sessionReopenings).values({
      activityId: left?.activityId ?? '',
      reopenedBy: person.id,
      reason: 'Faltó pasar lista.',
      opensAt: new Date(GOLDEN_NOW.getTime() - 2 * HOUR),
      closesAt: new Date(GOLDEN_NOW.getTime() + hours * HOUR),
    })
  await reopen(-1)
  expect(await awaiting()).toBe(0)
  await reopen(1)
  expect(await awaiting()).toBe(1)
})
