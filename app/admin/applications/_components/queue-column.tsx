'use client'

import { useTranslations } from 'next-intl'
import { EmptyState } from '@/app/_components/empty-state'
import { Notice } from '@/app/_components/notice'
import { BulkBar } from './bulk-bar'
import { QueueList } from './queue-list'
import type { useReview } from './use-review'
import type { Selection } from './use-selection'

/** The list with its states: on its way, failed, empty, chosen ones, more to come. */
export function QueueColumn(props: {
  review: ReturnType<typeof useReview>
  selection: Selection
  now: Date
}) {
  const t = useTranslations('review')
  const common = useTranslations('common')
  const { review, selection } = props
  const { filters, queue, decisions } = review
  const isFiltered = Boolean(filters.programId || filters.minDays || filters.search)

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
            onClick={() => review.change({ programId: null, minDays: null, search: '' })}
            className="button button--outline"
          >
            {t('filters.clear')}
          </button>
        )}
      </EmptyState>
    )
  const canChoose = filters.view === 'submitted'
  return (
    <>
      {canChoose && selection.rows.length > 0 && (
        <BulkBar
          count={selection.rows.length}
          isBusy={decisions.isBusy}
          onClear={() => selection.set([])}
          onHold={async (decision) => {
            const refused = await decisions.holdAll(selection.rows, { decision })
            if (!refused) return
            selection.set(refused)
            if (filters.open) review.change({ open: null })
          }}
        />
      )}
      <QueueList
        rows={queue.rows}
        filters={filters}
        currentId={review.currentId}
        now={props.now}
        selection={canChoose ? selection : null}
        onOpen={(id) => review.open(id, 'push')}
      />
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
