'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
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

/** Gives the application as it stands at this instant, which may be newer than what was last drawn. */
export function useReadOpen() {
  const api = useTRPC()
  const queryClient = useQueryClient()
  return (applicationId: string) =>
    queryClient.getQueryData(api.applications.get.queryKey({ applicationId }))
}
