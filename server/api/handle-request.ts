import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { limitBody, refuseRequest } from './request-guard'
import { appRouter } from './root'
import { createContext } from './trpc'

const MAX_CALLS_PER_REQUEST = 10

/** Answers a request below /api/trpc: JSON from our own origin, ten calls at most. */
export async function handleApiRequest(request: Request): Promise<Response> {
  return (
    refuseRequest(request) ??
    fetchRequestHandler({
      endpoint: '/api/trpc',
      req: limitBody(request),
      router: appRouter,
      createContext: () => createContext(request.headers),
      maxBatchSize: MAX_CALLS_PER_REQUEST,
      responseMeta: () => ({ headers: { 'cache-control': 'private, no-store' } }),
    })
  )
}
