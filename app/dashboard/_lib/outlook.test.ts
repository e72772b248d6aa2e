import { describe, expect, test } from 'bun:test'
import { evaluatePromotion } from '@/domain/promotion'
import { type ReachInput, reachOf } from '@/domain/reach'
import { outlookOf } from './outlook'

const RULE = { minPresent: 5, minRate: 0.7 }

const outlook = (given: Partial<ReachInput>, requiredDeliverables = 0) => {
  const input = {
    present: 0,
    absent: 0,
    upcoming: 0,
    awaiting: 0,
    horizon: 'dated' as const,
    ...given,
  }
  const evaluation = evaluatePromotion(RULE, {
    ...input,
    requiredDeliverables,
    approvedDeliverables: 0,
  })
  return outlookOf({ evaluation, reach: reachOf(RULE, input) })
}

describe('what is still missing', () => {
  test('two more sessions, and one may be missed', () => {
    expect(outlook({ present: 3, upcoming: 4 })).toEqual({
      headline: { kind: 'missing', sessions: 2, deliverables: 0 },
      assurance: { kind: 'mayMiss', mayMiss: 2, upcoming: 4 },
    })
  })

  test('sessions and deliverables', () => {
    expect(outlook({ present: 3, upcoming: 2 }, 2)?.headline).toEqual({
      kind: 'missing',
      sessions: 2,
      deliverables: 2,
    })
  })

  test('only deliverables, with the sessions done for good', () => {
    expect(outlook({ present: 6, upcoming: 1 }, 1)).toEqual({
      headline: { kind: 'missing', sessions: 0, deliverables: 1 },
      assurance: { kind: 'secured', upcoming: 1 },
    })
  })

  test('all that are left must be attended', () => {
    expect(outlook({ present: 3, upcoming: 2 })?.assurance).toEqual({
      kind: 'mustAttend',
      upcoming: 2,
    })
  })

  test('it hangs on a mark that is awaited: nothing is promised', () => {
    expect(outlook({ present: 3, upcoming: 1, awaiting: 1 })).toEqual({
      headline: { kind: 'awaiting', awaiting: 1 },
      assurance: null,
    })
  })

  test('not with what is scheduled so far', () => {
    expect(outlook({ present: 1, upcoming: 1, horizon: 'open' })).toEqual({
      headline: { kind: 'unscheduled', missing: 4, upcoming: 1 },
      assurance: null,
    })
  })

  test('not any more', () => {
    expect(outlook({ present: 1, absent: 5, horizon: 'over' })?.headline).toEqual({
      kind: 'unreachable',
    })
  })

  test('met, and nothing to say once the place has ended', () => {
    expect(outlook({ present: 5, absent: 2 })?.headline).toEqual({ kind: 'met' })
    const evaluation = evaluatePromotion(RULE, {
      present: 5,
      absent: 0,
      requiredDeliverables: 0,
      approvedDeliverables: 0,
    })
    expect(outlookOf({ evaluation, reach: null })).toBeNull()
  })
})
