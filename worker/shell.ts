import type { SerwistPlugin } from 'serwist'
import { keepAssets } from '../app/_offline/page-assets'

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
    if (response.ok) await keepAssets(response.clone())
    return response
  },
}
