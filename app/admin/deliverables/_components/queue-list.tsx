'use client'

import { Clock } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { StatusChip } from '@/app/_components/status-chip'
import { QueueItem, QueueItems } from '../../_queue/queue-items'
import { QueueStates } from '../../_queue/queue-states'
import { type Filters, queueHref } from '../_search-params'
import type { QueueRow, useQueue } from './use-submissions'

interface Props {
  queue: ReturnType<typeof useQueue>
  filters: Filters
  currentId: string | null
  now: Date
  onOpen: (id: string) => void
  onChange: (changed: Partial<Filters>) => void
}

/** Whoever waits longest first. */
export function QueueList(props: Props) {
  const { queue, filters, currentId } = props
  const t = useTranslations('deliverables')
  const isFiltered = Boolean(filters.programId || filters.search)
  return (
    <QueueStates
      queue={queue}
      words={{
        failed: t('list.failed'),
        loading: t('list.loading'),
        more: t('list.more'),
        clear: t('filters.clear'),
      }}
      empty={{
        title: t('empty.title'),
        text: t(isFiltered ? 'empty.filteredText' : 'empty.text'),
      }}
      onClear={isFiltered ? () => props.onChange({ programId: null, search: '' }) : null}
    >
      <QueueItems label={t('list.label')}>
        {queue.rows.map((row) => (
          <QueueItem
            key={row.id}
            href={queueHref({ ...filters, open: row.id })}
            isCurrent={row.id === currentId}
            onOpen={() => props.onOpen(row.id)}
          >
            <Excerpt row={row} now={props.now} />
          </QueueItem>
        ))}
      </QueueItems>
    </QueueStates>
  )
}

function Excerpt({ row, now }: { row: QueueRow; now: Date }) {
  const t = useTranslations('deliverables.list')
  const format = useFormatter()
  return (
    <span className="min-w-0 flex-1">
      <span className="block font-semibold wrap-break-word">{row.name}</span>
      <span className="block wrap-anywhere">{row.title}</span>
      <span className="block text-sm text-muted">
        {t('sent', { when: format.relativeTime(row.submittedAt, now) })}
      </span>
      {row.isLate && (
        <span className="mt-1.5 flex">
          <StatusChip icon={Clock}>{t('late')}</StatusChip>
        </span>
      )}
    </span>
  )
}
