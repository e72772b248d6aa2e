import { CalendarClock, CircleDot, CircleX, Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { StatusChip, type Tone } from '@/app/_components/status-chip'
import type { RouterOutputs } from '@/app/_trpc/client'
import { markingRefusal } from '@/domain/marking-window'

const LOOKS = {
  open: { icon: CircleDot, tone: 'positive' },
  SESSION_NOT_OPEN_YET: { icon: CalendarClock, tone: 'neutral' },
  SESSION_CLOSED: { icon: Lock, tone: 'neutral' },
  SESSION_CANCELLED: { icon: CircleX, tone: 'negative' },
  NOT_A_SESSION: { icon: CircleX, tone: 'negative' },
} satisfies Record<string, { icon: typeof Lock; tone: Tone }>

/** Whether the session takes marks now, or why not. */
export function SessionState(props: {
  session: RouterOutputs['attendance']['sessions'][number]
  now: Date
}) {
  const t = useTranslations('attendance.states')
  const state = markingRefusal(props.session, props.now) ?? 'open'
  const { icon, tone } = LOOKS[state]
  return (
    <StatusChip icon={icon} tone={tone}>
      {t(state)}
    </StatusChip>
  )
}
