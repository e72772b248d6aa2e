import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { limitBody, refuseRequest } from '@/server/api/request-guard'
import { appRouter } from '@/server/api/root'
import { createContext } from '@/server/api/trpc'

const MAX_CALLS_PER_REQUEST = 10

function handle(request: Request) {
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

export { handle as GET, handle as POST }
