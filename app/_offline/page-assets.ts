/** Where scripts, styles and fonts lie on the device. */
export const STATIC_CACHE = 'static'
const ASSET = /\/(?:_next\/static|styles)\/[^"'\\\s)<>]+/g

/** Keeps every script, style and font that `page` names. Rejects where one cannot be had. */
export async function keepAssets(page: Response): Promise<void> {
  const assets = [...new Set((await page.text()).match(ASSET))]
  const cache = await caches.open(STATIC_CACHE)
  const missing = await Promise.all(
    assets.map(async (asset) => ((await cache.match(asset)) ? [] : [asset])),
  )
  await cache.addAll(missing.flat())
}
