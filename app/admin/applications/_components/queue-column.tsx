'use client'

import { useTranslations } from 'next-intl'
import { QueueStates } from '../../_queue/queue-states'
import { BulkBar } from './bulk-bar'
import { QueueList } from './queue-list'
import type { useReview } from './use-review'
import type { Selection } from './use-selection'

/** The list, and what one does with those chosen of it. */
export function QueueColumn(props: {
  review: ReturnType<typeof useReview>
  selection: Selection
  now: Date
}) {
  const t = useTranslations('review')
  const { review, selection } = props
  const { filters, queue, decisions, reading } = review
  const isFiltered = Boolean(filters.programId || filters.minDays || filters.search)

  const canChoose = filters.view === 'submitted'
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
      onClear={
        isFiltered ? () => review.change({ programId: null, minDays: null, search: '' }) : null
      }
    >
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
        currentId={reading.currentId}
        now={props.now}
        selection={canChoose ? selection : null}
        onOpen={(id) => reading.open(id, 'push')}
      />
    </QueueStates>
  )
}
