'use client'

import { Copy } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { DECISION_ICONS } from '@/app/_applications/looks'
import { Avatar } from '@/app/_components/avatar'
import { StatusChip } from '@/app/_components/status-chip'
import { QueueItem, QueueItems } from '../../_queue/queue-items'
import { type Filters, queueHref } from '../_search-params'
import type { QueueRow } from './use-queue'

interface Props {
  rows: readonly QueueRow[]
  filters: Filters
  currentId: string | null
  now: Date
  /** Null where nothing can be chosen. */
  selection: { selected: ReadonlySet<string>; toggle: (id: string) => void } | null
  onOpen: (id: string) => void
}

/** Whoever waits longest first. */
export function QueueList({ rows, ...props }: Props) {
  const t = useTranslations('review.list')
  return (
    <QueueItems label={t('label')}>
      {rows.map((row) => (
        <Row key={row.id} row={row} {...props} />
      ))}
    </QueueItems>
  )
}

function Row({
  row,
  filters,
  currentId,
  now,
  selection,
  onOpen,
}: Omit<Props, 'rows'> & { row: QueueRow }) {
  const t = useTranslations('review')
  const format = useFormatter()
  const held = row.hold && !row.hold.voidedAt ? row.hold : null
  return (
    <QueueItem
      href={queueHref({ ...filters, open: row.id })}
      isCurrent={row.id === currentId}
      onOpen={() => onOpen(row.id)}
      before={
        selection && (
          <label className="flex size-11 shrink-0 cursor-pointer items-center justify-center">
            <input
              type="checkbox"
              checked={selection.selected.has(row.id)}
              onChange={() => selection.toggle(row.id)}
              aria-label={t('list.select', { name: row.name })}
              className="size-5 accent-accent"
            />
          </label>
        )
      }
    >
      <Avatar name={row.name} avatarUrl={row.avatarUrl} />
      <span className="min-w-0 flex-1">
        <span className="block font-semibold wrap-break-word">{row.name}</span>
        <span className="block text-sm text-muted">
          {row.programName ?? t('noProgram')}
          {row.submittedAt && ` · ${format.relativeTime(row.submittedAt, now)}`}
        </span>
        <span className="mt-0.5 block truncate text-sm">{row.goal}</span>
        {(held || row.sharesHandle) && (
          <span className="mt-1.5 flex flex-wrap gap-1.5">
            {held && (
              <StatusChip icon={DECISION_ICONS[held.decision]} tone="special">
                {t(`decisions.${held.decision}`)}
              </StatusChip>
            )}
            {row.sharesHandle && (
              <StatusChip icon={Copy} tone="negative">
                {t('list.duplicate')}
              </StatusChip>
            )}
          </span>
        )}
      </span>
    </QueueItem>
  )
}
