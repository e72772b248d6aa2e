import type { RosterRow, Tap } from './use-marks'

/** What one row needs; `onTap` resolves to whether the server took it. */
export interface RowProps {
  activityId: string
  row: RosterRow
  isClosed: boolean
  onTap: (tap: Omit<Tap, 'userId'>) => Promise<boolean>
}
