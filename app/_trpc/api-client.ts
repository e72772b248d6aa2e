import { createTRPCClient, httpBatchLink } from '@trpc/client'
import { wire } from '@/domain/wire'
import type { AppRouter } from '@/server/api/root'

/** A request that hangs would hold up those behind it. */
const PATIENCE_MS = 15_000

/** Calls procedures over HTTP, as many at once as the server takes. */
export const createApiClient = () =>
  createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({
        url: '/api/trpc',
        transformer: wire,
        maxItems: 10,
        fetch: (url, { signal, ...options } = {}) => {
          const tooLong = AbortSignal.timeout(PATIENCE_MS)
          return fetch(url, {
            ...options,
            signal: signal ? AbortSignal.any([signal, tooLong]) : tooLong,
          })
        },
      }),
    ],
  })
