import {
  BadgeCheck,
  CircleX,
  Hourglass,
  type LucideIcon,
  MessageCircleQuestion,
  NotebookPen,
  Undo2,
} from 'lucide-react'
import type { Tone } from '@/app/_components/status-chip'
import type { ApplicationStatus } from '@/domain/applications'

/** How the state of an application looks to its author. */
export const LOOKS: Record<ApplicationStatus, { icon: LucideIcon; tone: Tone }> = {
  draft: { icon: NotebookPen, tone: 'neutral' },
  submitted: { icon: Hourglass, tone: 'waiting' },
  changes_requested: { icon: MessageCircleQuestion, tone: 'special' },
  approved: { icon: BadgeCheck, tone: 'positive' },
  rejected: { icon: CircleX, tone: 'negative' },
  withdrawn: { icon: Undo2, tone: 'neutral' },
}
