'use client'

import { CheckCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { countMarks } from '@/domain/marks'
import { MarkCountsBar } from '../../_components/mark-counts-bar'
import type { RollCallState } from '../_lib/roll-call-store'
import { SaveState } from './save-state'

/** Always in sight: how many are what, the close that names its number, and what waits on this device. */
export function RollBar(props: { state: RollCallState; isClosed: boolean; onClose: () => void }) {
  const { rows, outbox, lost } = props.state
  return (
    <div className="sticky top-0 z-20 -mx-4 mb-4 border-b border-border bg-background px-4 py-3 sm:top-2 sm:mx-0 sm:rounded-2xl sm:border sm:bg-surface sm:shadow-overlay">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <CountsAndClose rows={rows} isClosed={props.isClosed} onClose={props.onClose} />
        <SaveState
          outbox={outbox}
          hasMarks={rows.some((row) => row.version > 0)}
          isOffline={lost === 'OFFLINE'}
          isClosed={props.isClosed}
        />
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
  return (
    <>
      <div className="min-w-64 flex-1 sm:min-w-88">
        <MarkCountsBar counts={countMarks(rows.map((row) => row.status))} />
      </div>
      {!isClosed && rest > 0 && (
        <button
          type="button"
          className="button button--primary h-auto w-full gap-2 py-2 leading-tight text-balance whitespace-normal max-[379px]:min-h-14 sm:w-auto sm:min-w-80"
          onClick={props.onClose}
        >
          <CheckCheck aria-hidden="true" className="size-5 shrink-0 max-sm:hidden" />
          {t('close', { count: rest, people: String(rest) })}
        </button>
      )}
      {/* In the button's place: with the last mark the rows stay where they are. */}
      {!isClosed && rest === 0 && rows.length > 0 && (
        <p className="flex min-h-11 w-full items-center justify-center gap-2 font-semibold text-success max-[379px]:min-h-14 sm:w-auto sm:min-w-80">
          <CheckCheck aria-hidden="true" className="size-5 shrink-0" />
          {t('allMarked')}
        </p>
      )}
    </>
  )
})
