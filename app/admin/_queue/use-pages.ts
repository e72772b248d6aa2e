'use client'

import { useState } from 'react'

interface Page<Cursor, Counts> {
  next: Cursor | null
  counts: Counts
}

interface Fetched<P> {
  data: P | undefined
  isPending: boolean
  isError: boolean
  refetch: () => Promise<unknown>
}

/** Where the pages of a list begin, as far as they were asked for; only the first one of another `input`. */
export function useCursors<Cursor>(input: object) {
  const listed = JSON.stringify(input)
  const [more, setMore] = useState<{ listed: string; after: Cursor[] }>({ listed, after: [] })
  const after = more.listed === listed ? more.after : []
  return {
    cursors: [undefined, ...after],
    loadAfter: (cursor: Cursor) => setMore({ listed, after: [...after, cursor] }),
  }
}

/** How a list stands whose pages are fetched one by one. */
export function stateOf<Cursor, Counts>(
  pages: readonly Fetched<Page<Cursor, Counts>>[],
  loadAfter: (cursor: Cursor) => void,
) {
  const first = pages[0]
  const last = pages.at(-1)
  const next = last?.data?.next
  return {
    counts: first?.data?.counts,
    isPending: first?.isPending ?? true,
    isError: pages.some((page) => page.isError),
    retry: () => Promise.all(pages.map((page) => page.refetch())),
    loadMore: next ? () => loadAfter(next) : null,
    isLoadingMore: last?.isPending ?? false,
  }
}

export type QueueState = Omit<ReturnType<typeof stateOf>, 'counts'>
