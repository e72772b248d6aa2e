'use client'

import { useQuery } from '@tanstack/react-query'
import { type RouterOutputs, useTRPC } from '@/app/_trpc/client'

export type Application = RouterOutputs['applications']['get']

/** The open application, or nothing while there is none. */
export function useOpenApplication(applicationId: string | null) {
  const api = useTRPC()
  return useQuery(
    api.applications.get.queryOptions(
      { applicationId: applicationId ?? '' },
      { enabled: applicationId !== null },
    ),
  )
}
