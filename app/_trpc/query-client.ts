import { defaultShouldDehydrateQuery, QueryClient } from '@tanstack/react-query'
import { isTRPCClientError } from '@trpc/client'
import { wire } from '@/domain/wire'

const isRefusal = (error: unknown) =>
  isTRPCClientError(error) &&
  typeof error.data?.errorCode === 'string' &&
  error.data.errorCode !== 'UNKNOWN'

/** One configuration for the server and the browser, so that what one fills the other reads. */
export const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // Data of the server's render is fresh: no second request when the page wakes up.
        staleTime: 30_000,
        // What the server refused it refuses again.
        // While the page is rendered nobody should wait: the browser asks again.
        retry: (failures, error) =>
          typeof window !== 'undefined' && failures < 3 && !isRefusal(error),
      },
      dehydrate: {
        serializeData: wire.serialize,
        shouldDehydrateQuery: (query) =>
          defaultShouldDehydrateQuery(query) || query.state.status === 'pending',
        shouldRedactErrors: () => false,
      },
      hydrate: { deserializeData: wire.deserialize },
    },
  })
