import type { Standing } from './standing'

type Given = Pick<Standing, 'evaluation' | 'reach'>

/**
 * What is missing, in one of these words. `awaiting`: it hangs on marks staff have yet to set. `unscheduled`: not with
 * what is scheduled, more will come. `unreachable`: not with what is left.
 */
export type Headline =
  | { kind: 'met' | 'unreachable' }
  | { kind: 'missing'; sessions: number; deliverables: number }
  | { kind: 'awaiting'; awaiting: number }
  | { kind: 'unscheduled'; missing: number; upcoming: number }

/** What may be promised about the sessions to come, whatever the marks still awaited become. */
export type Assurance =
  | { kind: 'mayMiss'; mayMiss: number; upcoming: number }
  | { kind: 'mustAttend'; upcoming: number }
  | { kind: 'secured'; upcoming: number }

export interface Outlook {
  headline: Headline
  /** Null: nothing that would be true for sure. */
  assurance: Assurance | null
}

/** How a running enrollment stands before its program's rule, in words; null once it has ended. */
export function outlookOf({ evaluation, reach }: Given): Outlook | null {
  if (!reach) return null
  return { headline: headlineOf(evaluation, reach), assurance: assuranceOf(reach) }
}

type Reach = NonNullable<Given['reach']>

function headlineOf(evaluation: Given['evaluation'], reach: Reach): Headline {
  if (evaluation.met) return { kind: 'met' }
  if (reach.state === 'unreachable') return { kind: 'unreachable' }
  if (reach.state === 'unscheduled')
    return {
      kind: 'unscheduled',
      missing: evaluation.missingPresent,
      upcoming: reach.upcoming,
    }
  if (reach.missingToMeet === null) return { kind: 'awaiting', awaiting: reach.awaiting }
  return {
    kind: 'missing',
    sessions: reach.missingToMeet,
    deliverables: evaluation.missingDeliverables,
  }
}

function assuranceOf({ upcoming, mayMiss }: Reach): Assurance | null {
  if (mayMiss === null || upcoming === 0) return null
  if (mayMiss === 0) return { kind: 'mustAttend', upcoming }
  if (mayMiss === upcoming) return { kind: 'secured', upcoming }
  return { kind: 'mayMiss', mayMiss, upcoming }
}
