import type { RouterOutputs } from '@/app/_trpc/client'

/** An activity as staff get it. */
export type ActivityData = RouterOutputs['activities']['get']

/** This session alone, or with those of its series after it. */
export const SCOPES = ['one', 'following'] as const
export type Scope = (typeof SCOPES)[number]

/** Those of the series from this session on that have not begun; nothing where there is no choice to make. */
export function followers({ id, series, seriesDay }: ActivityData, now: Date) {
  const sessions = series?.sessions ?? []
  const rest = sessions.filter(
    (one) => (one.seriesDay ?? '') >= (seriesDay ?? '') && one.startsAt > now,
  )
  return rest.length > 1 && rest.some((one) => one.id === id) ? rest : []
}
