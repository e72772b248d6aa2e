'use client'

import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { useMemo, useState } from 'react'
import { type RouterOutputs, useTRPC } from '@/app/_trpc/client'
import type { SubmissionQueueInput } from '@/domain/submissions'
import { type Filters, queueHref, queueInputOf, readFilters } from '../_search-params'

export type Submission = RouterOutputs['submissions']['get']
export type QueueRow = RouterOutputs['submissions']['list']['submissions'][number]
export type Counts = RouterOutputs['submissions']['list']['counts']

/** The filters in the address, and a way to change them: `push` where "back" should lead back from it. */
export function useFilters() {
  const params = useSearchParams()
  const filters = useMemo(() => readFilters(Object.fromEntries(params)), [params])
  const change = (changed: Partial<Filters>, how: 'push' | 'replace' = 'replace') => {
    // From the address as it is now: two changes may come before the next render.
    const now = readFilters(Object.fromEntries(new URLSearchParams(location.search)))
    const href = queueHref({ ...now, ...changed })
    if (how === 'push') history.pushState(null, '', href)
    else history.replaceState(null, '', href)
  }
  return { filters, change }
}

/** The pages of the list loaded so far, as one list. */
export function useQueue(filters: Filters) {
  const api = useTRPC()
  const input = queueInputOf(filters)
  const listed = JSON.stringify(input)
  const [more, setMore] = useState<{ listed: string; after: SubmissionQueueInput['after'][] }>({
    listed,
    after: [],
  })
  const after = more.listed === listed ? more.after : []
  const pages = useQueries({
    queries: [undefined, ...after].map((cursor) =>
      api.submissions.list.queryOptions(cursor ? { ...input, after: cursor } : input, {
        placeholderData: keepPreviousData,
      }),
    ),
  })
  const first = pages[0]
  const last = pages.at(-1)
  const next = last?.data?.next
  return {
    rows: pages.flatMap((page) => page.data?.submissions ?? []),
    counts: first?.data?.counts,
    isPending: first?.isPending ?? true,
    isError: pages.some((page) => page.isError),
    retry: () => Promise.all(pages.map((page) => page.refetch())),
    loadMore: next ? () => setMore({ listed, after: [...after, next] }) : null,
    isLoadingMore: last?.isPending ?? false,
  }
}

/** What is open, whole. */
export function useSubmission(submissionId: string) {
  const api = useTRPC()
  return useQuery(api.submissions.get.queryOptions({ submissionId }))
}
