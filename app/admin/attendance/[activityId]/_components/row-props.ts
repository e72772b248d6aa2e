import type { RosterRow, Tap } from './use-marks'

/** What one row needs; `send` resolves to whether the server took it. */
export interface RowProps {
  activityId: string
  timeZone: string
  row: RosterRow
  isClosed: boolean
  send: (taps: readonly Tap[]) => Promise<boolean>
}
