import { type ActivityChanges, changeTimes } from '../../../domain/activity-forms'
import { DomainError } from '../../../domain/errors'
import type { ActivityPatch } from './change-activity'
import type { Activity } from './lock-activities'

/** What `changes` mean for a stored activity. Refuses ACTIVITY_CANCELLED and INVALID_TIMES. */
export function patchOf(row: Activity, changes: ActivityChanges): ActivityPatch {
  if (row.status === 'cancelled')
    throw new DomainError('ACTIVITY_CANCELLED', { activityId: row.id })
  const { startsLocal, endsLocal, timeZone, ...others } = changes
  const times = changeTimes(row, { startsLocal, endsLocal, timeZone })
  if ('message' in times) throw new DomainError('INVALID_TIMES', { activityId: row.id, ...times })
  return { ...others, ...times }
}
