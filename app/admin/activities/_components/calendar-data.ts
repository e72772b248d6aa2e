import type { RouterOutputs } from '@/app/_trpc/client'

export type ListedActivity = RouterOutputs['activities']['list']['activities'][number]

/** What the grids show: activities by local day, which days, and which of them is today or the one asked for. */
export interface GridProps {
  days: ReadonlyMap<string, readonly ListedActivity[]>
  shown: { from: string; to: string }
  today: string
  day: string
}
