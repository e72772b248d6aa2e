import { TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { StatusChip } from '@/app/_components/status-chip'

/** That an activity meets another one. */
export function ConflictChip() {
  const t = useTranslations('activitiesAdmin.conflicts')
  return (
    <StatusChip icon={TriangleAlert} tone="waiting">
      {t('short')}
    </StatusChip>
  )
}
