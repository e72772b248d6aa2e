import { KEEPING_HEADER, KEPT_PAGE, keptPage, putKeptPage } from './kept-page'
import { deviceOwner } from './owner'
import { keepAssets } from './page-assets'

/**
 * Fetches the page that shows `owner` a roster out of the device, and keeps it, once there is a service worker to show
 * it. Does nothing where the server has no such page for who is signed in now; rejects where the network went.
 */
export async function keepPage(owner: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  await navigator.serviceWorker.ready
  if (deviceOwner() !== owner) return
  const page = await fetch(KEPT_PAGE, { headers: { [KEEPING_HEADER]: '1' } })
  if (!page.ok || page.redirected) return
  const before = await keptPage(owner)
  // The nonce is another at every answer; with the one it had, a browser need not read the scripts anew.
  if (before && (await withoutNonce(before)) === (await withoutNonce(page.clone()))) return
  await keepAssets(page.clone())
  // Signed out meanwhile: nothing may come after what forgets the device.
  if (deviceOwner() === owner) await putKeptPage(owner, page)
}

/** What `page` holds, but for the nonce of its policy. */
async function withoutNonce(page: Response): Promise<string> {
  const policy = page.headers.get('content-security-policy') ?? ''
  const [, nonce = ''] = /'nonce-([^']+)'/.exec(policy) ?? []
  return (await page.text()).replaceAll(nonce, '')
}
