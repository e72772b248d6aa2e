// Apart from time.ts: what only counts milliseconds should not bring the calendar into a page.

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
