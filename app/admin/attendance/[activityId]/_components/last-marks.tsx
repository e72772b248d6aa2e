'use client'

import { useTranslations } from 'next-intl'
import type { Mark } from '@/domain/marks'
import { MARK_LOOKS } from '../../_components/mark-looks'

const SIZE = 24
/** From one mark to the next, in the units of their shapes. */
const STEP = 28

/** The marks of the sessions before this one, the newest last, as one reads: one picture, since every row has one. */
export function LastMarks({ marks }: { marks: readonly Mark[] }) {
  const t = useTranslations()
  if (marks.length === 0) return null
  const inOrder = marks.map((mark, back) => ({ back, mark: mark ?? 'unmarked' }) as const).reverse()
  const words = inOrder.map(({ mark }) => t(`attendance.marks.${mark}`)).join(', ')
  return (
    <svg
      role="img"
      aria-label={t('rollCall.lastMarks', { marks: words })}
      viewBox={`0 0 ${(inOrder.length - 1) * STEP + SIZE} ${SIZE}`}
      fill="none"
      strokeWidth={3}
      strokeLinecap="round"
      strokeLinejoin="round"
      className="my-1 h-3.5"
    >
      {inOrder.map(({ mark, back }, place) => (
        <path
          key={back}
          {...MARK_LOOKS[mark].shape}
          transform={`translate(${place * STEP})`}
          className={`stroke-current ${MARK_LOOKS[mark].text}`}
        />
      ))}
    </svg>
  )
}
