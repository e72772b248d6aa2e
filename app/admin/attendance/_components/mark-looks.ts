import { createLucideIcon, type LucideIcon } from 'lucide-react'
import type { MarkCounts } from '@/domain/marks'

export type MarkName = keyof MarkCounts

interface MarkLook {
  /** One path on 24 × 24, drawn with a round pen: a roll call shows hundreds, and each element costs a slow phone time. */
  shape: string
  icon: LucideIcon
  text: string
  bar: string
}

const look = (name: MarkName, shape: string, text: string, bar: string): MarkLook => ({
  shape,
  icon: createLucideIcon(name, [['path', { d: shape, key: name }]]),
  text,
  bar,
})

/** How each state of a cell looks: always a shape and a word beside the colour. */
export const MARK_LOOKS: Record<MarkName, MarkLook> = {
  present: look('present', 'M20 6 9 17l-5-5', 'text-present', 'bg-present'),
  absent: look('absent', 'M18 6 6 18M6 6l12 12', 'text-absent', 'bg-absent'),
  // A bubble: they said why.
  excused: look('excused', 'M3 21l1.6-5.2A9.2 9.2 0 1 1 8.3 19.4Z', 'text-excused', 'bg-excused'),
  // A circle in eight dashes.
  unmarked: look(
    'unmarked',
    'M10.1 2.2a10 10 0 0 1 3.8 0M17.6 3.7a10 10 0 0 1 2.7 2.7M21.8 10.1a10 10 0 0 1 0 3.8M20.3 17.6a10 10 0 0 1-2.7 2.7M13.9 21.8a10 10 0 0 1-3.8 0M6.4 20.3a10 10 0 0 1-2.7-2.7M2.2 13.9a10 10 0 0 1 0-3.8M3.7 6.4a10 10 0 0 1 2.7-2.7',
    'text-muted',
    'bg-default',
  ),
}

export const MARK_NAMES = Object.keys(MARK_LOOKS) as MarkName[]
