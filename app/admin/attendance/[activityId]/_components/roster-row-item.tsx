'use client'

import { Footprints } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo, type Ref } from 'react'
import { Avatar } from '@/app/_components/avatar'
import type { Operation } from '@/app/_offline/operation'
import type { RosterRow } from '@/app/_offline/roster'
import type { AttendanceStatus } from '@/domain/marks'
import { FIRST_ROW } from '../_lib/first-row'
import { LastMarks } from './last-marks'
import { MarkSegment } from './mark-segment'
import { RowDetails } from './row-details'
import { RowQuestion } from './row-question'

/** A sheet and a pencil, as one path: every row has one. */
const SHEET =
  'M12 4H6a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-6m-1.6-8.4 2 2L12 14l-3 1 1-3z'

export interface RowItemProps {
  row: RosterRow
  /** What another person's mark asks of the one here. */
  question: Operation | undefined
  /** Whether something of it is not settled with the server; of open rows alone. */
  isWaiting: boolean
  isOpen: boolean
  isTile: boolean
  isClosed: boolean
  isWhole: boolean
  timeZone: string
  /** Where the person stands among how many. */
  place: number
  total: number
  onMark: (userId: string, status: AttendanceStatus) => void
  onToggle: (userId: string) => void
  /** For the list that measures its rows: one by one, so that a row whose place is the same is left alone. */
  measure?: Ref<HTMLLIElement>
  index?: number
  top?: number
}

/** Where the list that measures its rows puts one. */
export type Place = Required<Pick<RowItemProps, 'measure' | 'index' | 'top'>>

/** One person of the roster: the name in full, the three marks, and behind a button the note and the history. */
export const RosterRowItem = memo(function RosterRowItem(props: RowItemProps) {
  const { row, question, isOpen, isTile, isClosed, top } = props
  const t = useTranslations('attendance')
  const detailsId = `details-${row.userId}`
  const isVirtual = top !== undefined
  const grid = isTile
    ? 'grid-cols-1 content-between h-full'
    : 'grid-cols-[1fr_auto] sm:grid-cols-[1fr_auto_auto]'
  // As high as with marks and goal, which come a moment later: no row moves away under a finger.
  const room = props.isWhole || isTile ? '' : 'sm:min-h-16'
  const about = (
    <div className="min-w-0">
      <p className="leading-snug font-semibold wrap-anywhere">{row.name}</p>
      <LastMarks marks={row.lastMarks} />
      {row.isWalkIn && (
        <p className="flex items-center gap-1 text-sm text-muted">
          <Footprints aria-hidden="true" className="size-4 shrink-0" />
          {t('walkIn')}
        </p>
      )}
      {row.isSelf && <p className="text-sm text-muted">{t('ownRow')}</p>}
      {row.goal && !isOpen && !isTile && (
        <p className="mt-0.5 line-clamp-1 text-sm text-muted max-sm:hidden">{row.goal}</p>
      )}
      {row.note && !isOpen && (
        <p className="mt-0.5 line-clamp-2 text-sm whitespace-pre-line wrap-anywhere text-foreground">
          {row.note}
        </p>
      )}
    </div>
  )
  return (
    <li
      ref={props.measure}
      id={props.place === 0 ? FIRST_ROW : undefined}
      data-index={props.index}
      data-person={row.userId}
      aria-setsize={props.total}
      aria-posinset={props.place + 1}
      className={`scroll-mt-48 scroll-mb-28 px-3 py-2.5 sm:px-4 ${isVirtual ? 'absolute inset-x-0 top-0 border-b border-border' : '[contain-intrinsic-block-size:auto_7.5rem] [content-visibility:auto]'} ${isTile ? 'rounded-2xl border border-border bg-surface' : ''}`}
      style={isVirtual ? { transform: `translateY(${top}px)` } : undefined}
    >
      <div className={`grid items-center gap-x-3 gap-y-1.5 ${grid} ${room}`}>
        {isTile ? (
          <div className="flex min-w-0 items-start gap-2.5">
            <Avatar name={row.name} avatarUrl={row.avatarUrl} />
            {about}
          </div>
        ) : (
          about
        )}
        <MarkSegment
          name={row.name}
          status={row.status}
          isSmall={isTile}
          isDisabled={isClosed || row.isSelf}
          onChange={(status) => props.onMark(row.userId, status)}
        />
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? detailsId : undefined}
          aria-label={t(row.note ? 'detailsWithNote' : 'details', { name: row.name })}
          onClick={() => props.onToggle(row.userId)}
          className={`grid size-11 shrink-0 place-items-center rounded-xl ${isTile ? 'justify-self-end' : ''} ${row.note ? 'bg-maize-soft text-foreground' : 'text-muted'} hover:bg-default`}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true" className="pen size-5 stroke-2">
            <path d={SHEET} />
          </svg>
        </button>
        {question && <RowQuestion operation={question} />}
      </div>
      {isOpen && (
        <div id={detailsId}>
          <RowDetails
            row={row}
            isClosed={isClosed}
            // Nobody has touched it: there is no note either.
            isNoteKnown={props.isWhole || row.version === 0}
            isWaiting={props.isWaiting}
            timeZone={props.timeZone}
          />
        </div>
      )}
    </li>
  )
})
