'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { type Filters, readFilters, writeFilters } from '../_search-params'

/** The address of the queue with these filters. */
export const queueHref = (filters: Filters) => `/admin/applications${writeFilters(filters)}`

/** The filters in the address, and a way to change them: `push` where "back" should lead back from it. */
export function useFilters() {
  const params = useSearchParams()
  const filters = useMemo(() => readFilters(Object.fromEntries(params)), [params])
  const change = useCallback((changed: Partial<Filters>, how: 'push' | 'replace' = 'replace') => {
    // From the address as it is now: two changes may come before the next render.
    const now = readFilters(Object.fromEntries(new URLSearchParams(location.search)))
    const href = queueHref({ ...now, ...changed })
    if (how === 'push') history.pushState(null, '', href)
    else history.replaceState(null, '', href)
  }, [])
  return { filters, change }
}
