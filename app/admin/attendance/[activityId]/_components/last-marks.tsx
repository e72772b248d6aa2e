'use client'

import { useTranslations } from 'next-intl'
import type { Mark } from '@/domain/marks'
import { MARK_LOOKS } from '../../_components/mark-looks'

/** The marks of the sessions before this one, the newest last, as one reads. */
export function LastMarks({ marks }: { marks: readonly Mark[] }) {
  const t = useTranslations()
  if (marks.length === 0) return null
  const inOrder = marks
    .map((mark, place) => ({ place, mark: mark ?? 'unmarked' }) as const)
    .reverse()
  const words = inOrder.map(({ mark }) => t(`attendance.marks.${mark}`)).join(', ')
  return (
    <p className="flex items-center gap-0.5">
      <span className="sr-only">{t('rollCall.lastMarks', { marks: words })}</span>
      {inOrder.map(({ mark, place }) => {
        const { icon: Icon, text } = MARK_LOOKS[mark]
        return (
          <Icon key={place} aria-hidden="true" className={`size-3.5 ${text}`} strokeWidth={3} />
        )
      })}
    </p>
  )
}
