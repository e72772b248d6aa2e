'use client'

import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { inferRouterOutputs } from '@trpc/server'
import { createTRPCContext } from '@trpc/tanstack-react-query'
import { type ReactNode, useState } from 'react'
import type { AppRouter } from '@/server/api/root'
import { createApiClient } from './api-client'
import { createQueryClient } from './query-client'

const { TRPCProvider, useTRPC } = createTRPCContext<AppRouter>()

export { useTRPC }

/** What procedures answer, for the props of components. */
export type RouterOutputs = inferRouterOutputs<AppRouter>

let shared: QueryClient | undefined

// The server makes one per request; the browser keeps one, also when React suspends during the first render.
function currentQueryClient() {
  if (typeof window === 'undefined') return createQueryClient()
  shared ??= createQueryClient()
  return shared
}

/** Gives everything below access to the API. */
export function ApiProvider({ children }: { children: ReactNode }) {
  const queryClient = currentQueryClient()
  const [client] = useState(createApiClient)
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  )
}
