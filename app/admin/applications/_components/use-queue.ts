'use client'

import { keepPreviousData, useQueries, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type RouterOutputs, useTRPC } from '@/app/_trpc/client'
import type { QueueInput } from '@/domain/applications'
import { stateOf, useCursors } from '../../_queue/use-pages'
import { type Filters, queueInputOf } from '../_search-params'

export type Queue = RouterOutputs['applications']['list']
export type QueueRow = Queue['applications'][number]

/** The pages of the list loaded so far, as one list. */
export function useQueue(filters: Filters) {
  const api = useTRPC()
  const input = queueInputOf(filters)
  const { cursors, loadAfter } = useCursors<QueueInput['after']>(input)
  const pages = useQueries({
    queries: cursors.map((cursor) =>
      api.applications.list.queryOptions(cursor ? { ...input, after: cursor } : input, {
        placeholderData: keepPreviousData,
      }),
    ),
  })
  return {
    rows: pages.flatMap((page) => page.data?.applications ?? []),
    ...stateOf(pages, loadAfter),
  }
}

/** Fetches the applications one is likely to read next. */
export function usePreloaded(ids: readonly (string | undefined)[]) {
  const api = useTRPC()
  const queryClient = useQueryClient()
  const wanted = ids.filter((id) => id !== undefined).join(' ')
  useEffect(() => {
    for (const applicationId of wanted.split(' ').filter(Boolean))
      void queryClient.prefetchQuery(api.applications.get.queryOptions({ applicationId }))
  }, [api, queryClient, wanted])
}
