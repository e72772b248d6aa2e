'use client'

import { Clock } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { EmptyState } from '@/app/_components/empty-state'
import { Notice } from '@/app/_components/notice'
import { StatusChip } from '@/app/_components/status-chip'
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

/** Whoever waits longest first; with its states: on its way, failed, empty, more to come. */
export function QueueList(props: Props) {
  const { queue, filters } = props
  const t = useTranslations('deliverables')
  const common = useTranslations('common')
  const isFiltered = Boolean(filters.programId || filters.search)
  if (queue.isError && queue.rows.length === 0)
    return (
      <Notice kind="problem">
        <p>{t('list.failed')}</p>
        <button
          type="button"
          onClick={() => void queue.retry()}
          className="min-h-11 underline underline-offset-4"
        >
          {common('retry')}
        </button>
      </Notice>
    )
  if (queue.isPending)
    return (
      <div role="status" className="h-64 animate-pulse rounded-2xl bg-surface-secondary">
        <span className="sr-only">{t('list.loading')}</span>
      </div>
    )
  if (queue.rows.length === 0)
    return (
      <EmptyState
        title={t('empty.title')}
        text={t(isFiltered ? 'empty.filteredText' : 'empty.text')}
      >
        {isFiltered && (
          <button
            type="button"
            onClick={() => props.onChange({ programId: null, search: '' })}
            className="button button--outline"
          >
            {t('filters.clear')}
          </button>
        )}
      </EmptyState>
    )
  return (
    <>
      <ul
        aria-label={t('list.label')}
        className="divide-y divide-border overflow-hidden rounded-2xl border border-border bg-surface"
      >
        {queue.rows.map((row) => (
          <Row key={row.id} row={row} {...props} />
        ))}
      </ul>
      {queue.loadMore && (
        <button
          type="button"
          disabled={queue.isLoadingMore}
          onClick={queue.loadMore}
          className="button button--outline mt-3 w-full disabled:opacity-60"
        >
          {queue.isLoadingMore ? t('list.loading') : t('list.more')}
        </button>
      )}
    </>
  )
}

function Row({ row, filters, currentId, now, onOpen }: Props & { row: QueueRow }) {
  const t = useTranslations('deliverables.list')
  const format = useFormatter()
  return (
    <li
      className={
        row.id === currentId
          ? 'lg:bg-maize-soft lg:inset-shadow-[3px_0_0_0_var(--kernel-gold)]'
          : ''
      }
    >
      <a
        href={queueHref({ ...filters, open: row.id })}
        aria-current={row.id === currentId ? 'true' : undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          onOpen(row.id)
        }}
        className="block min-w-0 px-4 py-2.5 -outline-offset-2!"
      >
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
      </a>
    </li>
  )
}
