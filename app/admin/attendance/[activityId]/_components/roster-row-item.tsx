'use client'

import { Footprints, NotebookPen } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo, useId, useState } from 'react'
import { MarkSegment } from './mark-segment'
import { RowDetails } from './row-details'
import type { RowProps } from './row-props'

/** One person of the roster: the name in full, the three marks, and behind a button the note and the history. */
export const RosterRowItem = memo(function RosterRowItem(props: RowProps) {
  const { row, isClosed, send } = props
  const t = useTranslations('attendance')
  const [isOpen, setIsOpen] = useState(false)
  const detailsId = useId()
  return (
    <li className="px-3 py-2.5 sm:px-4">
      <div className="grid grid-cols-[1fr_auto] items-center gap-x-3 gap-y-1.5 sm:grid-cols-[1fr_auto_auto]">
        <div className="min-w-0">
          <p className="leading-snug font-semibold wrap-anywhere">{row.name}</p>
          {row.isWalkIn && (
            <p className="flex items-center gap-1 text-sm text-muted">
              <Footprints aria-hidden="true" className="size-4 shrink-0" />
              {t('walkIn')}
            </p>
          )}
          {row.isSelf && <p className="text-sm text-muted">{t('ownRow')}</p>}
          {row.note && !isOpen && (
            <p className="mt-0.5 line-clamp-2 text-sm whitespace-pre-line wrap-anywhere text-muted">
              {row.note}
            </p>
          )}
        </div>
        <MarkSegment
          name={row.name}
          status={row.status}
          isDisabled={isClosed || row.isSelf}
          onChange={(status) => send([{ userId: row.userId, status }])}
        />
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={detailsId}
          aria-label={t(row.note ? 'detailsWithNote' : 'details', { name: row.name })}
          onClick={() => setIsOpen(!isOpen)}
          className={`grid size-11 shrink-0 place-items-center rounded-xl ${row.note ? 'bg-maize-soft text-foreground' : 'text-muted'} hover:bg-default`}
        >
          <NotebookPen aria-hidden="true" className="size-5" />
        </button>
      </div>
      <div id={detailsId} hidden={!isOpen}>
        {isOpen && <RowDetails {...props} />}
      </div>
    </li>
  )
})
