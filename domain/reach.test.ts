import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { DEFAULT_PROMOTION_RULE, type ProgramHorizon } from './programs'
import { evaluatePromotion } from './promotion'
import { attendanceRate, countPlaces } from './rate'
import { countPhases, type ReachInput, reachOf } from './reach'
import { GOLDEN_TABLE } from './testing/golden-table'

describe('the golden table', () => {
  test.each(Object.entries(GOLDEN_TABLE))('%s', (_, golden) => {
    const rule = golden.rule ?? DEFAULT_PROMOTION_RULE
    const own = golden.sessions.flatMap(({ place, phase = 'settled' }) =>
      place ? [{ place, phase }] : [],
    )
    const counts = countPlaces(own.map(({ place }) => place))
    expect(counts).toEqual({ ...countPlaces([]), ...golden.counts })
    expect(attendanceRate(counts)).toBe(golden.rate && golden.rate[0] / golden.rate[1])
    const missingDeliverables = golden.missingDeliverables ?? 0
    const deliverables = {
      requiredDeliverables: missingDeliverables + 1,
      approvedDeliverables: 1,
    }
    const evaluation = evaluatePromotion(rule, { ...counts, ...deliverables })
    expect(evaluation).toMatchObject({ met: golden.met, missingDeliverables })
    if (golden.reach)
      expect(
        reachOf(rule, {
          ...counts,
          ...countPhases(own.map(({ phase }) => phase)),
          horizon: golden.horizon ?? 'dated',
        }),
      ).toEqual(golden.reach)
  })
})

const rules = fc.record({
  minPresent: fc.integer({ min: 0, max: 8 }),
  minRate: fc.integer({ min: 0, max: 20 }).map((n) => n / 20),
})
const inputs: fc.Arbitrary<ReachInput> = fc.record({
  present: fc.integer({ min: 0, max: 6 }),
  absent: fc.integer({ min: 0, max: 6 }),
  upcoming: fc.integer({ min: 0, max: 6 }),
  awaiting: fc.integer({ min: 0, max: 2 }),
  horizon: fc.constantFrom<ProgramHorizon>('over', 'dated', 'open'),
})

/** Every way the sessions still to come and those awaiting their mark may end: true = present. */
function* outcomes({ upcoming, awaiting }: ReachInput) {
  for (let bits = 0; bits < 2 ** (upcoming + awaiting); bits++) {
    const all = Array.from({ length: upcoming + awaiting }, (_, n) => Boolean(bits & (1 << n)))
    yield { upcoming: all.slice(0, upcoming), awaiting: all.slice(upcoming) }
  }
}

const trues = (list: readonly boolean[]) => list.filter(Boolean).length

/** The rule in twentieths, without a division: whole numbers are not rounded. */
const meets = (
  rule: { minPresent: number; minRate: number },
  present: number,
  counted: number,
): boolean =>
  counted > 0 &&
  present >= rule.minPresent &&
  present * 20 >= Math.round(rule.minRate * 20) * counted

const endsWell = (
  rule: { minPresent: number; minRate: number },
  input: ReachInput,
  outcome: { upcoming: boolean[]; awaiting: boolean[] },
) => {
  const present = input.present + trues(outcome.upcoming) + trues(outcome.awaiting)
  const counted = input.present + input.absent + input.upcoming + input.awaiting
  return meets(rule, present, counted)
}

const RUNS = { numRuns: 3000 }

describe('against every way the remaining sessions may end', () => {
  test('reachable is said when the best way succeeds, unreachable and unscheduled when it fails', () => {
    fc.assert(
      fc.property(rules, inputs, (rule, input) => {
        const { state } = reachOf(rule, input)
        const best = [...outcomes(input)].some((outcome) => endsWell(rule, input, outcome))
        const today = meets(rule, input.present, input.present + input.absent)
        expect(state === 'met').toBe(today)
        if (!today) expect(state === 'reachable').toBe(best)
        if (state === 'unscheduled') expect(input.horizon).not.toBe('over')
        if (state === 'unreachable') expect(input.horizon).not.toBe('open')
      }),
      RUNS,
    )
  })

  test('one may miss exactly as many as leave the rule met, whichever they are', () => {
    fc.assert(
      fc.property(rules, inputs, (rule, input) => {
        const { mayMiss, neededToComplete } = reachOf(rule, input)
        const holds = (missed: number) =>
          [...outcomes(input)]
            .filter((outcome) => input.upcoming - trues(outcome.upcoming) === missed)
            .every((outcome) => endsWell(rule, input, outcome))
        const misses = Array.from({ length: input.upcoming + 1 }, (_, n) => n).filter(holds)
        expect(mayMiss).toBe(misses.at(-1) ?? null)
        expect(neededToComplete).toBe(mayMiss === null ? null : input.upcoming - mayMiss)
        // Whoever may miss m may miss fewer.
        expect(misses.length).toBe((mayMiss ?? -1) + 1)
      }),
      RUNS,
    )
  })

  test('the next sessions that meet it are the fewest that do', () => {
    fc.assert(
      fc.property(rules, inputs, (rule, input) => {
        const { missingToMeet, state } = reachOf(rule, input)
        if (state === 'met') return expect(missingToMeet).toBe(0)
        const counted = input.present + input.absent + input.awaiting
        const enough = Array.from({ length: input.upcoming + 1 }, (_, n) => n).filter((n) =>
          meets(rule, input.present + n, counted + n),
        )
        expect(missingToMeet).toBe(enough[0] ?? null)
      }),
      RUNS,
    )
  })
})
