import type { ProgramHorizon, PromotionRule } from './programs'
import { evaluatePromotion } from './promotion'
import type { SessionCounts } from './rate'

/**
 * Whether a session's outcome for an enrollment is still to come: `upcoming` = it counts and is not over; `awaiting` =
 * it counts, is over, unmarked, and still takes marks; `settled` = everything else.
 */
export const SESSION_PHASES = ['upcoming', 'awaiting', 'settled'] as const
export type SessionPhase = (typeof SESSION_PHASES)[number]

/**
 * Where an enrollment stands against the sessions its program's rule asks for (deliverables apart).
 * `met`: as marked today. `reachable`: with what is scheduled. `unscheduled`: not with what is scheduled so far, but
 * the program will have more. `unreachable`: not with what is left.
 */
export const REACH_STATES = ['met', 'reachable', 'unscheduled', 'unreachable'] as const
export type ReachState = (typeof REACH_STATES)[number]

export interface ReachInput extends Pick<SessionCounts, 'present' | 'absent'> {
  upcoming: number
  awaiting: number
  horizon: ProgramHorizon
}

export interface Reach {
  state: ReachState
  upcoming: number
  awaiting: number
  /** The fewest next sessions to attend, one after the other, until the rule is met; 0 = it is. Null: not even with all. */
  missingToMeet: number | null
  /** The fewest upcoming sessions to attend for the rule to be met at the end with all others missed. Null: as above. */
  neededToComplete: number | null
  /** The most upcoming sessions one may miss, attending all others, and still meet the rule at the end. Null: as above. */
  mayMiss: number | null
}

/**
 * What is left to meet `rule`. The three numbers promise: they hold whatever the marks still awaited become.
 * `reachable` hopes: it takes them as present.
 */
export function reachOf(rule: PromotionRule, input: ReachInput): Reach {
  const { present, absent, upcoming, awaiting } = input
  const isMet = (attended: number, missed: number) =>
    evaluatePromotion(rule, {
      present: present + attended,
      absent: absent + missed,
      requiredDeliverables: 0,
      approvedDeliverables: 0,
    }).met
  const fewest = (meets: (attended: number) => boolean): number | null => {
    for (let attended = 0; attended <= upcoming; attended++) if (meets(attended)) return attended
    return null
  }
  const neededToComplete = fewest((attended) => isMet(attended, upcoming - attended + awaiting))
  const state = stateOf(rule, input, isMet)
  return {
    state,
    upcoming,
    awaiting,
    missingToMeet: state === 'met' ? 0 : fewest((attended) => isMet(attended, awaiting)),
    neededToComplete,
    mayMiss: neededToComplete === null ? null : upcoming - neededToComplete,
  }
}

function stateOf(
  rule: PromotionRule,
  { present, absent, upcoming, awaiting, horizon }: ReachInput,
  isMet: (attended: number, missed: number) => boolean,
): ReachState {
  if (isMet(0, 0)) return 'met'
  if (isMet(upcoming + awaiting, 0)) return 'reachable'
  if (horizon === 'open') return 'unscheduled'
  // Perfect attendance would not do either: then the schedule is not complete.
  const tooFew = present + absent + upcoming + awaiting < Math.max(rule.minPresent, 1)
  return tooFew && horizon === 'dated' ? 'unscheduled' : 'unreachable'
}

/** How many of an enrollment's sessions are still to come, and how many wait for their mark. */
export function countPhases(phases: readonly SessionPhase[]) {
  const of = (phase: SessionPhase) => phases.filter((each) => each === phase).length
  return { upcoming: of('upcoming'), awaiting: of('awaiting') }
}
