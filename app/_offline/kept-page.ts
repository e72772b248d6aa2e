/** The page that shows a roster out of the device, in the frame of the account that opened it. */
export const KEPT_PAGE = '/admin/attendance/kept'
/** Sent with the request for it: what it holds lies on the device, and is to say no more of the account than it must. */
export const KEEPING_HEADER = 'x-keeping'

const CACHE = 'kept-page'
const addressFor = (owner: string) => `${KEPT_PAGE}?account=${owner}`

/** The page as it was kept for `owner`, if it was. */
export async function keptPage(owner: string): Promise<Response | undefined> {
  return (await caches.open(CACHE)).match(addressFor(owner), { ignoreVary: true })
}

export async function putKeptPage(owner: string, page: Response): Promise<void> {
  await (await caches.open(CACHE)).put(addressFor(owner), page)
}

/** For when it would show another account, another language or another build. Gives whether there was one. */
export async function forgetKeptPage(): Promise<boolean> {
  // Where the page has no secure address there is no cache.
  return (await globalThis.caches?.delete(CACHE)) ?? false
}
