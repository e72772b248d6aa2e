import { BadgeCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { PromotionFigures } from '@/domain/promotion'
import { shownRate } from '@/domain/rate'

/** What earned a membership, in the figures of its day; nothing where there was nothing to count. */
export function PromotionReason({ figures }: { figures: PromotionFigures }) {
  const t = useTranslations('programs')
  const { present, counted, rate } = figures
  if (rate === null) return null
  return (
    <p className="flex items-start gap-2 font-medium text-present">
      <BadgeCheck aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
      <span className="min-w-0 tabular-nums">
        {t('earnedBy', { present, counted, rate: shownRate(rate) })}
      </span>
    </p>
  )
}
