import { CalendarClock, CircleCheck, CircleX, type LucideIcon, PencilLine } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { StatusChip, type Tone } from '@/app/_components/status-chip'
import type { ActivityStatus } from '@/domain/activities'

const LOOKS: Record<ActivityStatus, { icon: LucideIcon; tone: Tone }> = {
  draft: { icon: PencilLine, tone: 'waiting' },
  scheduled: { icon: CalendarClock, tone: 'neutral' },
  cancelled: { icon: CircleX, tone: 'negative' },
  done: { icon: CircleCheck, tone: 'positive' },
}

/** What became of an activity. That it is scheduled goes without saying, but for `always`. */
export function ActivityStatusChip(props: { status: ActivityStatus; always?: boolean }) {
  const t = useTranslations('activitiesAdmin.statuses')
  const { status } = props
  const { icon, tone } = LOOKS[status]
  if (status === 'scheduled' && !props.always) return null
  return (
    <StatusChip icon={icon} tone={tone}>
      {t(status)}
    </StatusChip>
  )
}
