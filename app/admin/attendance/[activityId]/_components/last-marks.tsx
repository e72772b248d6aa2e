'use client'

import { useTranslations } from 'next-intl'
import type { Mark } from '@/domain/marks'
import { MARK_LOOKS, type Shape } from '../../_components/mark-looks'

const SIZE = 24
/** From one mark to the next, in the units of their shapes. */
const STEP = 28

/** The marks of the sessions before this one, the newest last, as one reads: one picture, since every row has one. */
export function LastMarks({ marks }: { marks: readonly Mark[] }) {
  const t = useTranslations()
  if (marks.length === 0) return null
  const inOrder = marks.map((mark) => mark ?? 'unmarked').reverse()
  const words = inOrder.map((mark) => t(`attendance.marks.${mark}`)).join(', ')
  return (
    <svg
      role="img"
      aria-label={t('rollCall.lastMarks', { marks: words })}
      viewBox={`0 0 ${(inOrder.length - 1) * STEP + SIZE} ${SIZE}`}
      strokeWidth={3}
      className="pen my-1 h-3.5"
    >
      {[...new Set(inOrder)].map((mark) => (
        <path
          key={mark}
          {...repeated(
            MARK_LOOKS[mark].shape,
            inOrder.flatMap((other, place) => (other === mark ? [place * STEP] : [])),
          )}
          className={MARK_LOOKS[mark].text}
        />
      ))}
    </svg>
  )
}

/** `shape` at each of `lefts`, as one path. */
const repeated = ({ d, pathLength, ...dashes }: Shape, lefts: readonly number[]): Shape => ({
  d: lefts.map((left) => `M${left} 0${d}`).join(''),
  ...(pathLength === undefined ? {} : { pathLength: pathLength * lefts.length }),
  ...dashes,
})
