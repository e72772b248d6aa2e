'use client'

import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { type RouterOutputs, useTRPC } from '@/app/_trpc/client'
import type { SubmissionQueueInput } from '@/domain/submissions'
import { useAddressFilters } from '../../_components/use-address-filters'
import { stateOf, useCursors } from '../../_queue/use-pages'
import { type Filters, queueHref, queueInputOf, readFilters } from '../_search-params'

export type Submission = RouterOutputs['submissions']['get']
export type QueueRow = RouterOutputs['submissions']['list']['submissions'][number]
export type Counts = RouterOutputs['submissions']['list']['counts']

export const useFilters = () => useAddressFilters(readFilters, queueHref)

/** The pages of the list loaded so far, as one list. */
export function useQueue(filters: Filters) {
  const api = useTRPC()
  const input = queueInputOf(filters)
  const { cursors, loadAfter } = useCursors<SubmissionQueueInput['after']>(input)
  const pages = useQueries({
    queries: cursors.map((cursor) =>
      api.submissions.list.queryOptions(cursor ? { ...input, after: cursor } : input, {
        placeholderData: keepPreviousData,
      }),
    ),
  })
  return {
    rows: pages.flatMap((page) => page.data?.submissions ?? []),
    ...stateOf(pages, loadAfter),
  }
}

/** What is open, whole. */
export function useSubmission(submissionId: string) {
  const api = useTRPC()
  return useQuery(api.submissions.get.queryOptions({ submissionId }))
}
