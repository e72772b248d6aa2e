import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import {
  coalesce,
  isWorthRepeating,
  mergeTaps,
  newerCell,
  type Operation,
  overlay,
  pauseAfter,
  type ServerCell,
  sendAgain,
  settle,
  type Tap,
  withCells,
} from './operation'

const USER = 'user'
const cell = (given: Partial<ServerCell> = {}): ServerCell => ({
  status: null,
  note: null,
  version: 0,
  markedByName: null,
  markedAt: null,
  ...given,
})
const operation = (given: Partial<Operation> = {}): Operation => ({
  opId: 'op',
  owner: 'owner',
  activityId: 'activity',
  userId: USER,
  deviceAt: new Date(0),
  state: 'waiting',
  code: null,
  theirs: null,
  ...given,
})

const status = fc.constantFrom('present' as const, 'absent' as const, 'excused' as const, null)
const tap: fc.Arbitrary<Tap> = fc
  .record(
    {
      status,
      note: fc.option(fc.string({ maxLength: 4 })),
      baseVersion: fc.nat(9),
      onlyUnmarked: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  .map((made) => ({ userId: USER, ...made }))
const plainTap = tap.map(({ onlyUnmarked: _, ...rest }) => rest)

/** The queue after `taps`, each on the same cell, as the device makes it. */
const queueOf = (taps: readonly Tap[]) =>
  taps.reduce<Operation[]>((queue, one, index) => {
    const { gone, tap: kept } = coalesce(queue, one)
    const made = operation({ ...kept, opId: `op-${index}` })
    return [...queue.filter((before) => !gone.includes(before)), made]
  }, [])

describe('taps on one cell', () => {
  test('become one operation that shows what all of them would have shown', () => {
    fc.assert(
      fc.property(fc.array(plainTap, { minLength: 1 }), status, (taps, before) => {
        const queue = queueOf(taps)
        expect(queue).toHaveLength(1)
        const start = cell({ status: before })
        const oneByOne = taps.reduce((shown, one) => overlay(shown, [operation(one)]), start)
        expect(overlay(start, queue)).toEqual(oneByOne)
      }),
    )
  })

  test('keep the version the person saw before the first', () => {
    expect(mergeTaps({ userId: USER, baseVersion: 3 }, { userId: USER, baseVersion: 5 })).toEqual({
      userId: USER,
      baseVersion: 3,
    })
  })

  test('a tap after "the rest" is a tap of its own: it does not only fall on unmarked cells', () => {
    const rest = { userId: USER, status: 'present' as const, onlyUnmarked: true }
    expect(mergeTaps(rest, { userId: USER, status: 'absent' }).onlyUnmarked).toBeUndefined()
  })

  test('leave an operation alone that may have reached the server', () => {
    const sending = operation({ opId: 'sent', state: 'sending', status: 'present' })
    const { gone, tap: kept } = coalesce([sending], { userId: USER, note: 'x' })
    expect(gone).toEqual([])
    expect(kept).toEqual({ userId: USER, note: 'x' })
  })

  test('answer a parked one only if nothing it said would be lost', () => {
    const parked = operation({ state: 'conflict', status: 'absent', note: 'Se fue' })
    expect(coalesce([parked], { userId: USER, status: 'present' }).gone).toEqual([])
    expect(coalesce([parked], { userId: USER, status: 'present', note: null }).gone).toEqual([
      parked,
    ])
  })
})

describe('what the device shows', () => {
  test('is the cell itself, the same object, when nothing waits on it', () => {
    const known = cell({ status: 'present', version: 4 })
    expect(overlay(known, [])).toBe(known)
    expect(overlay(known, [operation({ state: 'conflict', status: 'absent' })])).toBe(known)
    expect(overlay(known, [operation({ state: 'refused', status: 'absent' })])).toBe(known)
  })

  test('leaves a mark of somebody else under "the rest"', () => {
    const theirs = cell({ status: 'excused', version: 1 })
    const rest = operation({ status: 'present', onlyUnmarked: true })
    expect(overlay(theirs, [rest]).status).toBe('excused')
    expect(overlay(cell(), [rest]).status).toBe('present')
  })

  test('never goes back to an older version, in whatever order answers arrive', () => {
    const versions = fc.uniqueArray(fc.nat(50), { minLength: 1 })
    fc.assert(
      fc.property(versions, (arriving) => {
        const last = arriving.reduce(
          (known, version) => newerCell(known, cell({ version, note: `v${version}` })),
          cell({ version: -1 }),
        )
        expect(last.version).toBe(Math.max(...arriving))
        expect(last.note).toBe(`v${last.version}`)
      }),
    )
  })
})

describe('the answer of the server', () => {
  const answer = (outcome: 'saved' | 'conflict' | 'refused', opId = 'op') => ({
    opId,
    userId: USER,
    outcome,
    code: outcome === 'refused' ? ('NOT_ON_ROSTER' as const) : null,
    cell: cell({ status: 'excused', version: 7 }),
  })

  test('ends what is saved, parks what is not, and loses nothing', () => {
    const outcome = fc.constantFrom('saved' as const, 'conflict' as const, 'refused' as const, null)
    fc.assert(
      fc.property(fc.array(outcome), (outcomes) => {
        const sent = outcomes.map((_, index) => operation({ opId: `${index}` }))
        const results = outcomes.flatMap((one, index) => (one ? [answer(one, `${index}`)] : []))
        const { done, parked } = settle(sent, results)
        const unanswered = outcomes.filter((one) => one === null).length
        expect(done.length + parked.length + unanswered).toBe(sent.length)
        expect(done.length).toBe(outcomes.filter((one) => one === 'saved').length)
        for (const one of parked) expect(one.state === 'conflict' || one.code !== null).toBe(true)
      }),
    )
  })

  test('a conflict that is to be replaced goes out as a new operation over what stands there', () => {
    const sent = operation({ status: 'present', baseVersion: 2, place: 5 })
    const [parked] = settle([sent], [answer('conflict')]).parked
    expect(parked?.theirs?.status).toBe('excused')
    const again = sendAgain(parked ?? sent, 'new')
    expect(again).toMatchObject({
      opId: 'new',
      baseVersion: 7,
      status: 'present',
      state: 'waiting',
    })
    expect(again.deviceAt).toEqual(sent.deviceAt)
    expect(again.place).toBeUndefined()
  })
})

test('of several answers about a cell the newest counts, in whatever order they lie', () => {
  const row = { userId: USER, name: 'Ana', ...cell({ status: 'excused', version: 2 }) }
  const told = (version: number, status: ServerCell['status']) => ({
    userId: USER,
    ...cell({ status, version }),
  })
  const answers = [told(3, 'absent'), told(5, 'present'), told(4, null)]
  for (const cells of [answers, answers.toReversed()])
    expect(withCells([row], cells)).toEqual([{ ...row, status: 'present', version: 5 }])
  expect(withCells([row], [told(1, 'absent')])).toEqual([row])
})

test('only what may go better next time is repeated', () => {
  for (const status of [null, 401, 408, 429, 500, 502, 503])
    expect(isWorthRepeating(status)).toBe(true)
  for (const status of [400, 403, 404, 409, 412, 413]) expect(isWorthRepeating(status)).toBe(false)
})

test('pauses grow and stay within half a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 50].map(pauseAfter)).toEqual([
    1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
  ])
})
