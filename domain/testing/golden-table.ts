import type { ActivityStatus } from '../activities'
import type { AttendanceStatus } from '../attendance'
import type { EnrollmentStatus } from '../enrollments'
import type { ProgramHorizon, ProgramType, PromotionRule } from '../programs'
import type { SessionCounts, SessionPlace } from '../rate'
import type { Reach, SessionPhase } from '../reach'
import type { SubmissionStatus } from '../submissions'

// Worked out by hand. Everybody who shows these figures is tested against the same rows: the rules, the dashboard, the
// report and the files.

/** Noon of Thursday, 15 October 2026, in Mexico City (UTC−6, no summer time). */
export const GOLDEN_NOW = new Date('2026-10-15T12:00:00-06:00')
export const GOLDEN_ENROLLED_AT = '2026-09-01T12:00:00-06:00'

export interface GoldenSession {
  /** A local day of Mexico City, 19:00 to 21:00 unless `at` says when else (two hours always). */
  day: string
  at?: string
  mark?: AttendanceStatus
  status?: ActivityStatus
  isRequired?: boolean
  /** The person is in another program as well: the session is in that one too (required there), or in that one only. */
  elsewhere?: 'too' | 'only'
  /** What it is to the enrollment; null = nothing. */
  place: SessionPlace | null
  phase?: SessionPhase
}

interface GoldenDeliverable {
  isRequired?: boolean
  isCancelled?: boolean
  handedIn?: SubmissionStatus
}

export interface GoldenCase {
  rule?: PromotionRule
  /** A cohort until the end of November unless it says otherwise. */
  program?: { programType: ProgramType; endDate: string | null }
  horizon?: ProgramHorizon
  enrolledAt?: string
  endedAt?: string
  status?: EnrollmentStatus
  sessions: GoldenSession[]
  deliverables?: GoldenDeliverable[]
  counts: Partial<SessionCounts>
  /** Present and counted sessions; null = no figure. */
  rate: readonly [number, number] | null
  met: boolean
  missingDeliverables?: number
  /** Null: the enrollment does not run any more. */
  reach: Reach | null
}

const sessions = (
  place: 'present' | 'absent' | 'excused',
  days: string,
  given: Partial<GoldenSession> = {},
): GoldenSession[] =>
  days.split(' ').map((day) => ({ day: `2026-${day}`, mark: place, place, ...given }))

const upcoming = (days: string, given: Partial<GoldenSession> = {}): GoldenSession[] =>
  days
    .split(' ')
    .map((day) => ({ day: `2026-${day}`, place: 'unmarked', phase: 'upcoming', ...given }))

const NOTHING_LEFT = { missingToMeet: null, neededToComplete: null, mayMiss: null }

export const GOLDEN_TABLE: Record<string, GoldenCase> = {
  'no sessions yet': {
    sessions: [],
    counts: {},
    rate: null,
    met: false,
    reach: { state: 'unscheduled', upcoming: 0, awaiting: 0, ...NOTHING_LEFT },
  },
  'on the way: the session of tonight is still to come': {
    sessions: [
      ...sessions('present', '09-03 09-10 09-17'),
      ...sessions('absent', '09-24'),
      ...upcoming('10-15 10-22 10-29 11-05'),
    ],
    counts: { present: 3, absent: 1, unmarked: 4 },
    rate: [3, 4],
    met: false,
    // 5 of 6 meets it soonest; at the end it takes 6 of 8 (5.6 would do).
    reach: {
      state: 'reachable',
      upcoming: 4,
      awaiting: 0,
      missingToMeet: 2,
      neededToComplete: 3,
      mayMiss: 1,
    },
  },
  'late joiner: what was before counts for nothing, even when present': {
    enrolledAt: '2026-09-20T12:00:00-06:00',
    sessions: [
      { day: '2026-09-03', place: 'before_joining' },
      { day: '2026-09-10', mark: 'present', place: 'before_joining' },
      ...sessions('present', '09-24 10-01'),
      ...upcoming('10-22 10-29 11-05'),
    ],
    counts: { present: 2, before_joining: 2, unmarked: 3 },
    rate: [2, 2],
    met: false,
    reach: {
      state: 'reachable',
      upcoming: 3,
      awaiting: 0,
      missingToMeet: 3,
      neededToComplete: 3,
      mayMiss: 0,
    },
  },
  'excused is in neither number': {
    sessions: [
      ...sessions('present', '09-03 09-10 09-17 09-24'),
      ...sessions('excused', '10-01 10-06'),
      ...upcoming('10-22'),
    ],
    counts: { present: 4, excused: 2, unmarked: 1 },
    rate: [4, 4],
    met: false,
    reach: {
      state: 'reachable',
      upcoming: 1,
      awaiting: 0,
      missingToMeet: 1,
      neededToComplete: 1,
      mayMiss: 0,
    },
  },
  'cancelled, before and to come, is left out whatever the mark': {
    sessions: [
      ...sessions('present', '09-03 09-08 09-10 09-15 09-17'),
      ...sessions('absent', '09-22 09-24'),
      { day: '2026-10-01', mark: 'absent', status: 'cancelled', place: 'cancelled' },
      { day: '2026-10-29', status: 'cancelled', place: 'cancelled' },
      ...upcoming('10-22'),
    ],
    counts: { present: 5, absent: 2, cancelled: 2, unmarked: 1 },
    rate: [5, 7],
    met: true,
    // 5 of 8 at the end is 62.5 %, 6 of 8 is 75 %.
    reach: {
      state: 'met',
      upcoming: 1,
      awaiting: 0,
      missingToMeet: 0,
      neededToComplete: 1,
      mayMiss: 0,
    },
  },
  'optional sessions count for nothing': {
    sessions: [
      ...sessions('present', '09-03 09-08 09-10 09-15 09-17'),
      { day: '2026-09-22', mark: 'absent', isRequired: false, place: 'optional' },
      { day: '2026-10-20', isRequired: false, place: 'optional' },
      ...upcoming('10-22 10-29'),
    ],
    counts: { present: 5, optional: 2, unmarked: 2 },
    rate: [5, 5],
    met: true,
    // 5 of 7 is 71.4 %.
    reach: {
      state: 'met',
      upcoming: 2,
      awaiting: 0,
      missingToMeet: 0,
      neededToComplete: 0,
      mayMiss: 2,
    },
  },
  'unmarked long ago is left out': {
    sessions: [
      ...sessions('present', '09-03 09-10 09-17'),
      { day: '2026-09-24', place: 'unmarked' },
      { day: '2026-10-07', place: 'unmarked' },
      ...upcoming('10-22 10-29'),
    ],
    counts: { present: 3, unmarked: 4 },
    rate: [3, 3],
    met: false,
    reach: {
      state: 'reachable',
      upcoming: 2,
      awaiting: 0,
      missingToMeet: 2,
      neededToComplete: 2,
      mayMiss: 0,
    },
  },
  'unmarked within seven days may still become present: hope, no promise': {
    sessions: [
      ...sessions('present', '09-03 09-10 09-17 09-24'),
      { day: '2026-10-08', place: 'unmarked', phase: 'awaiting' },
    ],
    counts: { present: 4, unmarked: 1 },
    rate: [4, 4],
    met: false,
    reach: { state: 'reachable', upcoming: 0, awaiting: 1, ...NOTHING_LEFT },
  },
  'two programs: what is only in the other counts for nothing': {
    sessions: [
      ...sessions('present', '09-03 09-10 09-17 09-24', { elsewhere: 'too' }),
      ...sessions('absent', '10-01', { elsewhere: 'too' }),
      ...sessions('absent', '09-05 09-12 09-19', { elsewhere: 'only', place: null }),
      ...upcoming('10-22', { elsewhere: 'too' }),
      ...upcoming('10-23', { elsewhere: 'only', place: null }),
    ],
    counts: { present: 4, absent: 1, unmarked: 1 },
    rate: [4, 5],
    met: false,
    reach: {
      state: 'reachable',
      upcoming: 1,
      awaiting: 0,
      missingToMeet: 1,
      neededToComplete: 1,
      mayMiss: 0,
    },
  },
  'dropped: until the day of leaving, and nothing is to reach': {
    status: 'dropped',
    endedAt: '2026-09-20T12:00:00-06:00',
    sessions: [
      ...sessions('present', '09-03 09-10'),
      ...sessions('absent', '09-17'),
      { day: '2026-09-24', mark: 'absent', place: 'after_leaving' },
      { day: '2026-10-22', place: 'after_leaving' },
    ],
    counts: { present: 2, absent: 1, after_leaving: 2 },
    rate: [2, 3],
    met: false,
    reach: null,
  },
  'exactly at the edge: seven of ten': {
    sessions: [
      ...sessions('present', '09-02 09-03 09-04 09-05 09-07 09-08 09-09'),
      ...sessions('absent', '09-10 09-11 09-12'),
    ],
    counts: { present: 7, absent: 3 },
    rate: [7, 10],
    met: true,
    reach: {
      state: 'met',
      upcoming: 0,
      awaiting: 0,
      missingToMeet: 0,
      neededToComplete: 0,
      mayMiss: 0,
    },
  },
  'out of reach: seven of eleven at best': {
    sessions: [
      ...sessions('present', '09-02 09-03 09-04 09-05 09-07'),
      ...sessions('absent', '09-08 09-09 09-10 09-11'),
      ...upcoming('10-22 10-29'),
    ],
    counts: { present: 5, absent: 4, unmarked: 2 },
    rate: [5, 9],
    met: false,
    reach: { state: 'unreachable', upcoming: 2, awaiting: 0, ...NOTHING_LEFT },
  },
  'sessions reached, a required deliverable is not approved': {
    sessions: sessions('present', '09-03 09-10 09-17 09-24 10-01'),
    deliverables: [
      { handedIn: 'approved' },
      { handedIn: 'changes_requested' },
      { isRequired: false },
      { isCancelled: true },
    ],
    counts: { present: 5 },
    rate: [5, 5],
    met: false,
    missingDeliverables: 1,
    reach: {
      state: 'met',
      upcoming: 0,
      awaiting: 0,
      missingToMeet: 0,
      neededToComplete: 0,
      mayMiss: 0,
    },
  },
  'a program without an end will have more sessions': {
    program: { programType: 'evergreen', endDate: null },
    horizon: 'open',
    sessions: [
      ...sessions('present', '09-03'),
      ...sessions('absent', '09-10 09-17 09-24 10-01'),
      ...upcoming('10-22 10-29'),
    ],
    counts: { present: 1, absent: 4, unmarked: 2 },
    rate: [1, 5],
    met: false,
    reach: { state: 'unscheduled', upcoming: 2, awaiting: 0, ...NOTHING_LEFT },
  },
  'a program that is over will have none': {
    rule: { minPresent: 3, minRate: 0.5 },
    program: { programType: 'cohort', endDate: '2026-10-10T00:00:00-06:00' },
    horizon: 'over',
    sessions: sessions('present', '09-03 09-10'),
    counts: { present: 2 },
    rate: [2, 2],
    met: false,
    reach: { state: 'unreachable', upcoming: 0, awaiting: 0, ...NOTHING_LEFT },
  },
  'a session that is on, marked or not': {
    rule: { minPresent: 2, minRate: 0.5 },
    sessions: [
      ...sessions('present', '10-14'),
      ...sessions('absent', '10-15', { at: '11:00' }),
      ...upcoming('10-15', { at: '11:30' }),
      ...upcoming('10-22'),
    ],
    counts: { present: 1, absent: 1, unmarked: 2 },
    rate: [1, 2],
    met: false,
    reach: {
      state: 'reachable',
      upcoming: 2,
      awaiting: 0,
      missingToMeet: 1,
      neededToComplete: 1,
      mayMiss: 1,
    },
  },
}
