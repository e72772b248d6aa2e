import { BadgeCheck, DoorOpen, GraduationCap, type LucideIcon, Sprout } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { StatusChip, type Tone } from '@/app/_components/status-chip'
import type { EnrollmentStatus } from '@/domain/enrollments'

const LOOKS: Record<EnrollmentStatus, { icon: LucideIcon; tone: Tone }> = {
  guest: { icon: Sprout, tone: 'waiting' },
  active: { icon: BadgeCheck, tone: 'positive' },
  completed: { icon: GraduationCap, tone: 'special' },
  dropped: { icon: DoorOpen, tone: 'neutral' },
}

/** Where a person stands in a program. */
export function EnrollmentStatusChip({ status }: { status: EnrollmentStatus }) {
  const t = useTranslations('programs.enrollmentStatuses')
  const { icon, tone } = LOOKS[status]
  return (
    <StatusChip icon={icon} tone={tone}>
      {t(status)}
    </StatusChip>
  )
}
