import { CalendarClock, DoorClosed, DoorOpen } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { StatusChip } from '@/app/_components/status-chip'

interface Openness {
  programType: 'cohort' | 'evergreen'
  startDate: Date | null
  endDate: Date | null
  takesApplications: boolean
}

/** Whether one can apply to a program now, not yet, or no longer. */
export function ProgramStatus({ program }: { program: Openness }) {
  const t = useTranslations('programs')
  if (program.takesApplications)
    return (
      <StatusChip icon={DoorOpen} tone="positive">
        {t('accepting')}
      </StatusChip>
    )
  if (!program.startDate || !program.endDate)
    return (
      <StatusChip icon={CalendarClock} tone="waiting">
        {t('notAccepting')}
      </StatusChip>
    )
  return <StatusChip icon={DoorClosed}>{t('closed')}</StatusChip>
}
