'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import type { Params } from '../_lib/read-params'

/**
 * The filters in the address, and a way to change them: `push` where "back" should lead back from it, `usual` where
 * nothing is said. `read` and `addressOf` stay the same functions.
 */
export function useAddressFilters<Filters extends object>(
  read: (params: Params) => Filters,
  addressOf: (filters: Filters) => string,
  usual: 'push' | 'replace' = 'replace',
) {
  const params = useSearchParams()
  const filters = useMemo(() => read(Object.fromEntries(params)), [read, params])
  const change = useCallback(
    (changed: Partial<Filters>, how = usual) => {
      // From the address as it is now: two changes may come before the next render.
      const now = read(Object.fromEntries(new URLSearchParams(location.search)))
      const address = addressOf({ ...now, ...changed })
      if (how === 'push') history.pushState(null, '', address)
      else history.replaceState(null, '', address)
    },
    [read, addressOf, usual],
  )
  return { filters, change }
}
