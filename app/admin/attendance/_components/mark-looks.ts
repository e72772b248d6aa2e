import { createLucideIcon, type LucideIcon } from 'lucide-react'
import type { MarkCounts } from '@/domain/marks'

export type MarkName = keyof MarkCounts

interface MarkLook {
  /** One path on 24 × 24, drawn with a round pen: a roll call shows hundreds, and each element costs a slow phone time. */
  shape: Shape
  icon: LucideIcon
  text: string
  bar: string
}

/** What a path is told: moves relative to where it begins, and the lengths of dashes in parts of its whole, `pathLength`. */
export type Shape = {
  d: string
  pathLength?: number
  strokeDasharray?: string
  strokeDashoffset?: string
}

const look = (name: MarkName, shape: Shape, text: string, bar: string): MarkLook => ({
  shape,
  icon: createLucideIcon(name, [['path', { ...shape, key: name }]]),
  text,
  bar,
})

/** How each state of a cell looks: always a shape and a word beside the colour. */
export const MARK_LOOKS: Record<MarkName, MarkLook> = {
  present: look('present', { d: 'm20 6-11 11-5-5' }, 'text-present', 'bg-present'),
  absent: look('absent', { d: 'm18 6-12 12m0-12 12 12' }, 'text-absent', 'bg-absent'),
  // A bubble: they said why.
  excused: look(
    'excused',
    { d: 'm3 21 1.6-5.2a9.2 9.2 0 1 1 3.7 3.6z' },
    'text-excused',
    'bg-excused',
  ),
  // A circle in eight dashes.
  unmarked: look(
    'unmarked',
    {
      d: 'm12 2a10 10 0 1 1 0 20a10 10 0 1 1 0-20',
      pathLength: 16,
      strokeDasharray: '.9 1.1',
      strokeDashoffset: '.45',
    },
    'text-muted',
    'bg-default',
  ),
}

export const MARK_NAMES = Object.keys(MARK_LOOKS) as MarkName[]
