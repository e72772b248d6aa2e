import { Check, CircleDashed, type LucideIcon, MessageCircle, X } from 'lucide-react'
import type { MarkCounts } from '@/domain/marks'

export type MarkName = keyof MarkCounts

/** How each state of a cell looks: always a shape and a word beside the colour. */
export const MARK_LOOKS: Record<MarkName, { icon: LucideIcon; text: string; bar: string }> = {
  present: { icon: Check, text: 'text-present', bar: 'bg-present' },
  absent: { icon: X, text: 'text-absent', bar: 'bg-absent' },
  excused: { icon: MessageCircle, text: 'text-excused', bar: 'bg-excused' },
  unmarked: { icon: CircleDashed, text: 'text-muted', bar: 'bg-default' },
}

export const MARK_NAMES = Object.keys(MARK_LOOKS) as MarkName[]
