import type { SeriesRule } from '../../domain/series'
import { unique } from './factories'

// Forms as an admin fills them in; anything may be overridden.

/** An open program of an unused name. */
export const aProgram = () => ({
  name: `Programa ${unique()}`,
  description: 'Un programa.',
  programType: 'evergreen' as const,
})

/** Twelve Tuesdays at seven in the evening, from 1 December 2026. */
export const aRule = (given: Partial<SeriesRule> = {}): SeriesRule => ({
  weekdays: [2],
  startsOn: '2026-12-01',
  startTime: '19:00',
  minutes: 120,
  timeZone: 'America/Mexico_City',
  end: { count: 12 },
  skipped: [],
  ...given,
})

const texts = { title: 'Taller', description: null, location: 'Sala 1', link: null }

/** A session on the evening of 1 December 2026. */
export const anActivity = () => ({
  ...texts,
  kind: 'session' as const,
  startsLocal: '2026-12-01T19:00',
  endsLocal: '2026-12-01T21:00',
  timeZone: 'America/Mexico_City',
})

export const aSeries = (rule: Partial<SeriesRule> = {}) => ({ ...texts, rule: aRule(rule) })
