import { DEFAULT_TIME_ZONE } from '@/domain/programs'
import { localDay, startOfDay } from '@/domain/time'

/** The day the address names (`?day=2026-09-23`); today where it names none or no real one. */
export function readDay(value: string | string[] | undefined, now: Date): string {
  const today = localDay(now, DEFAULT_TIME_ZONE)
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return today
  return moveDay(value, 0) === value ? value : today
}

/** `day` moved by `days`. */
export const moveDay = (day: string, days: number): string =>
  localDay(startOfDay(day, 'UTC', days), 'UTC')
