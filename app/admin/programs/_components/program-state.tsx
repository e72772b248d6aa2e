import { CalendarClock, CalendarX, CircleCheck, CirclePause, type LucideIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { StatusChip, type Tone } from '@/app/_components/status-chip'
import type { ProgramState } from '@/domain/programs'

const LOOKS: Record<ProgramState, { icon: LucideIcon; tone: Tone }> = {
  undated: { icon: CalendarClock, tone: 'waiting' },
  upcoming: { icon: CalendarClock, tone: 'neutral' },
  running: { icon: CircleCheck, tone: 'positive' },
  over: { icon: CalendarX, tone: 'neutral' },
  inactive: { icon: CirclePause, tone: 'neutral' },
}

/** Where a program stands. */
export function ProgramStateChip({ state }: { state: ProgramState }) {
  const t = useTranslations('programsAdmin.states')
  const { icon, tone } = LOOKS[state]
  return (
    <StatusChip icon={icon} tone={tone}>
      {t(state)}
    </StatusChip>
  )
}
