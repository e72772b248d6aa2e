'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { ATTENDANCE_STATUSES, type AttendanceStatus, type Mark } from '@/domain/marks'
import { MARK_LOOKS } from '../../_components/mark-looks'

const CHOSEN: Record<AttendanceStatus, string> = {
  present: 'has-checked:bg-present has-checked:text-present-foreground',
  absent: 'has-checked:bg-absent has-checked:text-absent-foreground',
  excused: 'has-checked:bg-excused has-checked:text-excused-foreground',
}

/**
 * Present, absent or excused in one tap. Native radios: arrows move, a screen reader hears person and state, and a
 * tap made before the page is awake is found in them.
 */
export function MarkSegment(props: {
  name: string
  status: Mark
  isDisabled: boolean
  /** Icons only, the words for screen readers. */
  isSmall?: boolean
  onChange: (status: AttendanceStatus) => void
}) {
  const t = useTranslations('attendance')
  const group = useId()
  return (
    <fieldset
      disabled={props.isDisabled}
      aria-label={props.name}
      className={`grid grid-cols-3 rounded-xl border border-field-border disabled:opacity-60 ${props.isSmall ? '' : 'order-last col-span-2 sm:order-none sm:col-span-1'}`}
    >
      {ATTENDANCE_STATUSES.map((status) => {
        const word = t(`marks.${status}`)
        return (
          <label
            key={status}
            className={`mark-choice ${props.isSmall ? '' : 'mark-choice--wide'} ${CHOSEN[status]}`}
          >
            <input
              type="radio"
              // After "back" a browser would put an older mark here.
              autoComplete="off"
              name={group}
              value={status}
              checked={props.status === status}
              // Also a tap on what is still shown as chosen, while another one is being kept.
              onClick={() => props.onChange(status)}
              readOnly
            />
            <svg viewBox="0 0 24 24" aria-hidden="true" className="pen">
              <path d={MARK_LOOKS[status].shape.d} />
            </svg>
            {props.isSmall ? <span className="sr-only">{word}</span> : word}
          </label>
        )
      })}
    </fieldset>
  )
}
