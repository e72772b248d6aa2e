import type { RouterOutputs } from '@/app/_trpc/client'
import type { OwnedSession, RosterCell } from './operation'

export type Roster = RouterOutputs['attendance']['roster']
export type RosterRow = Roster['rows'][number]

/** A roster as it lies on the device: names and marks. */
export interface StoredRoster extends OwnedSession {
  roster: Roster
  keptAt: Date
}

/** What the server said of some cells of a roster that lies on the device. */
export interface KeptAnswer extends OwnedSession {
  cells: RosterCell[]
}
