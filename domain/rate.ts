/** What a session of a program is to one enrollment: counted as `present` or `absent`, or left out, and why. */
export const SESSION_PLACES = [
  'present',
  'absent',
  'excused',
  'unmarked',
  'cancelled',
  'optional',
  'before_joining',
  'after_leaving',
] as const
export type SessionPlace = (typeof SESSION_PLACES)[number]

/** How many sessions of an enrollment's program are what to it; each session is in exactly one. */
export type SessionCounts = Readonly<Record<SessionPlace, number>>

export function countPlaces(places: readonly SessionPlace[]): SessionCounts {
  const counts: Record<SessionPlace, number> = {
    present: 0,
    absent: 0,
    excused: 0,
    unmarked: 0,
    cancelled: 0,
    optional: 0,
    before_joining: 0,
    after_leaving: 0,
  }
  for (const place of places) counts[place] += 1
  return counts
}

type Counted = Pick<SessionCounts, 'present' | 'absent'>

/** How many sessions the rate is about. */
export const countedSessions = ({ present, absent }: Counted): number => present + absent

/** The share of counted sessions attended, 0 to 1; null ("no figure") when there is nothing to count. */
export function attendanceRate(counts: Counted): number | null {
  const counted = countedSessions(counts)
  return counted === 0 ? null : counts.present / counted
}

/** A rate (0 to 1) as people read it. Downward: 69.9 % must not read as the 70 % a rule asks for. */
export const wholePercent = (rate: number): number => Math.floor(rate * 100 + 1e-9)

/** The share a page writes as a percentage: a rate (0 to 1) cut down to whole percents. */
export const shownRate = (rate: number): number => wholePercent(rate) / 100
