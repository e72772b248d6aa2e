/** 2,000 marks need half a megabyte; the rest is room for notes. */
const MAX_BODY_BYTES = 2_000_000

/**
 * Whether a request may reach the API at all. tRPC itself takes form posts, which a foreign page can send without
 * a preflight: so writes are JSON only and from a page of ours. Gives the response that refuses it, or null.
 */
export function refuseRequest(request: Request): Response | null {
  if (request.method === 'GET') return null
  if (request.method !== 'POST') return refusal(405)
  if (!request.headers.get('content-type')?.startsWith('application/json')) return refusal(415)
  if (!isOwnPage(request)) return refusal(403)
  return Number(request.headers.get('content-length')) > MAX_BODY_BYTES ? refusal(413) : null
}

/** `request` with a body that breaks off where it grows too large, for those that announce no length. */
export function limitBody(request: Request): Request {
  // HTTP itself ends a body at the length it announces.
  if (!request.body || request.headers.has('content-length')) return request
  let bytes = 0
  const limit = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength
      if (bytes > MAX_BODY_BYTES) controller.error(new Error('The body is too large.'))
      else controller.enqueue(chunk)
    },
  })
  const streamed = { body: request.body.pipeThrough(limit), duplex: 'half' }
  return new Request(request, streamed)
}

function isOwnPage({ headers, url }: Request): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return false
  const origin = headers.get('origin')
  if (origin === null) return site === 'same-origin'
  const host = headers.get('x-forwarded-host') ?? headers.get('host') ?? new URL(url).host
  return URL.parse(origin)?.host === host
}

// With a body: without one a client cannot tell it from a network that is not there.
const refusal = (status: number) => Response.json({}, { status })
