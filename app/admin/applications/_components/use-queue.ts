'use client'

import { keepPreviousData, useQueries, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type RouterOutputs, useTRPC } from '@/app/_trpc/client'
import type { QueueInput } from '@/domain/applications'
import { type Filters, queueInputOf } from '../_search-params'

export type Queue = RouterOutputs['applications']['list']
export type QueueRow = Queue['applications'][number]

/** The pages of the list loaded so far, as one list. */
export function useQueue(filters: Filters) {
  const api = useTRPC()
  const input = queueInputOf(filters)
  const listed = JSON.stringify(input)
  const [more, setMore] = useState<{ listed: string; after: QueueInput['after'][] }>({
    listed,
    after: [],
  })
  const after = more.listed === listed ? more.after : []
  const pages = useQueries({
    queries: [undefined, ...after].map((cursor) =>
      api.applications.list.queryOptions(cursor ? { ...input, after: cursor } : input, {
        placeholderData: keepPreviousData,
      }),
    ),
  })
  const first = pages[0]
  const last = pages.at(-1)
  const next = last?.data?.next
  return {
    rows: pages.flatMap((page) => page.data?.applications ?? []),
    counts: first?.data?.counts,
    isPending: first?.isPending ?? true,
    isError: pages.some((page) => page.isError),
    retry: () => Promise.all(pages.map((page) => page.refetch())),
    loadMore: next ? () => setMore({ listed, after: [...after, next] }) : null,
    isLoadingMore: last?.isPending ?? false,
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
