import { MINUTE } from '@/domain/durations'

const asUtc = (local: string) => Date.parse(`${local.slice(0, 16)}Z`)

/**
 * Where the end goes when the start moves: it keeps its distance on the clock. An end that is not typed yet comes
 * `minutes` after the start. Local times as `2026-09-23T18:50`.
 */
export function endFollows(
  before: { startsLocal: string; endsLocal: string },
  startsLocal: string,
  minutes: number,
): string {
  const start = asUtc(startsLocal)
  if (Number.isNaN(start)) return before.endsLocal
  const lasts = asUtc(before.endsLocal) - asUtc(before.startsLocal)
  const distance = Number.isNaN(lasts) || lasts <= 0 ? minutes * MINUTE : lasts
  // Somebody is in the middle of typing a year.
  if (start < Date.UTC(1000, 0)) return before.endsLocal
  return new Date(start + distance).toISOString().slice(0, 16)
}
