import type { Formats } from 'next-intl'

/** What messages call by name: `{rate, number, percent}`. */
export const FORMATS = { number: { percent: { style: 'percent' } } } satisfies Formats
