import {
  BadgeCheck,
  CircleCheck,
  CircleX,
  Clock,
  type LucideIcon,
  MessageSquareReply,
  Sprout,
  Undo2,
} from 'lucide-react'
import type { Tone } from '@/app/_components/status-chip'
import type { ApplicationStatus, Decision } from '@/domain/applications'

export const STATUS_LOOKS: Record<ApplicationStatus, { icon: LucideIcon; tone: Tone }> = {
  draft: { icon: Clock, tone: 'neutral' },
  submitted: { icon: Clock, tone: 'waiting' },
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
