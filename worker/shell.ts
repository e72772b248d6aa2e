import type { SerwistPlugin } from 'serwist'

export const STATIC_CACHE = 'static'
const ASSET = /\/(?:_next\/static|styles)\/[^"'\\\s)<>]+/g

/**
 * Keeps the page for no network as a visitor of its language sees it, without cookies, so that nobody's data lies in
 * it; and with it every script, style and font it names.
 */
export const shellPlugin: SerwistPlugin = {
  requestWillFetch: async ({ request }) => {
    const language = new URL(request.url).searchParams.get('language') ?? ''
    return new Request(request.url, {
      credentials: 'omit',
      cache: 'reload',
      headers: { 'accept-language': language },
    })
  },
  fetchDidSucceed: async ({ response }) => {
    if (!response.ok) return response
    const page = await response.clone().text()
    const assets = [...new Set(page.match(ASSET))]
    const cache = await caches.open(STATIC_CACHE)
    const missing = await Promise.all(
      assets.map(async (asset) => ((await cache.match(asset)) ? [] : [asset])),
    )
    await cache.addAll(missing.flat())
    return response
  },
}
