'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { EmptyState } from '@/app/_components/empty-state'
import { Notice } from '@/app/_components/notice'
import type { QueueState } from './use-pages'

/** A queue with its states: on its way, failed, empty, more to come; `children` is the list where there is one. */
export function QueueStates(props: {
  queue: QueueState & { rows: readonly unknown[] }
  words: { failed: string; loading: string; more: string; clear: string }
  empty: { title: string; text: string }
  /** Null where no filter is set. */
  onClear: (() => void) | null
  children: ReactNode
}) {
  const { queue, words, empty, onClear } = props
  const common = useTranslations('common')
  if (queue.isError && queue.rows.length === 0)
    return (
      <Notice kind="problem">
        <p>{words.failed}</p>
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
        <span className="sr-only">{words.loading}</span>
      </div>
    )
  if (queue.rows.length === 0)
    return (
      <EmptyState {...empty}>
        {onClear && (
          <button type="button" onClick={onClear} className="button button--outline">
            {words.clear}
          </button>
        )}
      </EmptyState>
    )
  return (
    <>
      {props.children}
      {queue.loadMore && (
        <button
          type="button"
          disabled={queue.isLoadingMore}
          onClick={queue.loadMore}
          className="button button--outline mt-3 w-full disabled:opacity-60"
        >
          {queue.isLoadingMore ? words.loading : words.more}
        </button>
      )}
    </>
  )
}
