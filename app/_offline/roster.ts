import type { RouterOutputs } from '@/app/_trpc/client'

export type Roster = RouterOutputs['attendance']['roster']
export type RosterRow = Roster['rows'][number]

/** A roster as it lies on the device: names and marks. */
export interface StoredRoster {
  owner: string
  activityId: string
  roster: Roster
  keptAt: Date
}
