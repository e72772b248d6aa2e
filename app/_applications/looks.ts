import {
  BadgeCheck,
  CircleCheck,
  CircleX,
  Hourglass,
  type LucideIcon,
  MessageSquareReply,
  NotebookPen,
  Sprout,
  Undo2,
} from 'lucide-react'
import type { Tone } from '@/app/_components/status-chip'
import type { ApplicationStatus, Decision } from '@/domain/applications'

/** How the state of an application looks, to its author and to staff alike. */
export const STATUS_LOOKS: Record<ApplicationStatus, { icon: LucideIcon; tone: Tone }> = {
  draft: { icon: NotebookPen, tone: 'neutral' },
  submitted: { icon: Hourglass, tone: 'waiting' },
  changes_requested: { icon: MessageSquareReply, tone: 'special' },
  approved: { icon: CircleCheck, tone: 'positive' },
  rejected: { icon: CircleX, tone: 'negative' },
  withdrawn: { icon: Undo2, tone: 'neutral' },
}

export const DECISION_ICONS: Record<Decision, LucideIcon> = {
  guest: Sprout,
  member: BadgeCheck,
  changes: MessageSquareReply,
  reject: CircleX,
}
