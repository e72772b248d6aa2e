'use client'

import { CheckCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo, useRef } from 'react'
import { countMarks } from '@/domain/marks'
import { MarkCountsBar } from '../../_components/mark-counts-bar'
import type { RollCallState } from '../_lib/roll-call-store'
import { SaveState } from './save-state'

/** Always in sight: how many are what, the close that names its number, and what waits on this device. */
export function RollBar(props: { state: RollCallState; isClosed: boolean; onClose: () => void }) {
  const { rows } = props.state
  return (
    <div className="sticky top-0 z-20 -mx-4 mb-4 border-b border-border bg-background px-4 py-3 sm:top-2 sm:mx-0 sm:rounded-2xl sm:border sm:bg-surface sm:shadow-overlay">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <CountsAndClose rows={rows} isClosed={props.isClosed} onClose={props.onClose} />
        <SaveState state={props.state} isClosed={props.isClosed} />
      </div>
    </div>
  )
}

const CountsAndClose = memo(function CountsAndClose(props: {
  rows: RollCallState['rows']
  isClosed: boolean
  onClose: () => void
}) {
  const { rows, isClosed } = props
  const t = useTranslations('rollCall')
  const rest = rows.filter((row) => row.status === null && !row.isSelf).length
  const hasOwn = rest === 0 && rows.some((row) => row.status === null)
  const isClosing = useRef(false)
  const close = () => {
    isClosing.current = true
    props.onClose()
  }
  return (
    <>
      <div className="min-w-64 flex-1 sm:min-w-88">
        <MarkCountsBar counts={countMarks(rows.map((row) => row.status))} />
      </div>
      {!isClosed && rest > 0 && (
        <button
          type="button"
          className="button button--primary h-auto w-full gap-2 py-2 leading-tight text-balance whitespace-normal max-[379px]:min-h-14 sm:w-auto sm:min-w-80"
          onClick={close}
        >
          <CheckCheck aria-hidden="true" className="size-5 shrink-0 max-sm:hidden" />
          {t('close', { count: rest, people: String(rest) })}
        </button>
      )}
      {/* In the button's place, for the rows and for the focus: with the last mark both stay where they are. */}
      {!isClosed && rest === 0 && rows.length > 0 && (
        <p
          ref={(words) => {
            if (words && isClosing.current) words.focus({ preventScroll: true })
            isClosing.current = false
          }}
          tabIndex={-1}
          className={`flex min-h-11 w-full items-center justify-center gap-2 font-semibold outline-none max-[379px]:min-h-14 sm:w-auto sm:min-w-80 ${hasOwn ? 'text-muted' : 'text-success'}`}
        >
          {!hasOwn && <CheckCheck aria-hidden="true" className="size-5 shrink-0" />}
          {t(hasOwn ? 'ownRowLeft' : 'allMarked')}
        </p>
      )}
    </>
  )
})
