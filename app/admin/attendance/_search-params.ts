import { DEFAULT_TIME_ZONE } from '@/domain/programs'
import { isDay, localDay, startOfDay } from '@/domain/time'

/** The day the address names (`?day=2026-09-23`); today where it names none or no real one. */
export function readDay(value: string | string[] | undefined, now: Date): string {
  return typeof value === 'string' && isDay(value) ? value : localDay(now, DEFAULT_TIME_ZONE)
}

/** `day` moved by `days`. */
export const moveDay = (day: string, days: number): string =>
  localDay(startOfDay(day, 'UTC', days), 'UTC')
