import { z } from 'zod'

/** Whether `name` is a time zone of the IANA list (`America/Mexico_City`, `UTC`), not an offset. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(name) || name.length > 60) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null
  } catch {
    return false
  }
}

export const timeZone = z.string().refine(isTimeZone, { message: 'not-a-time-zone', abort: true })
