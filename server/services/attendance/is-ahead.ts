import type { Activity } from '../activities/lock-activities'

/** Whether people count on an activity: a scheduled session that has not begun at `now`. */
export const isAhead =
  (now: Date) =>
  ({ kind, status, startsAt }: Pick<Activity, 'kind' | 'status' | 'startsAt'>): boolean =>
    kind === 'session' && status === 'scheduled' && startsAt > now
