import { CacheFirst, ExpirationPlugin, type PrecacheEntry, Serwist } from 'serwist'
import { deviceDatabase } from '../app/_offline/device-database'
import { forgetKeptPage, keptPage } from '../app/_offline/kept-page'
import { STATIC_CACHE } from '../app/_offline/page-assets'
import { rollCallAt } from '../app/_offline/roll-call-path'
import { chooseLocale } from '../domain/locale'
import { shellPlugin } from './shell'

declare const self: ServiceWorkerGlobalScope & { __SW_MANIFEST: (PrecacheEntry | string)[] }

/** How long the server may take where a roster lies on the device without a page of its account: then the shell shows it. */
const PATIENCE_MS = 4000
/** How long the device's own database may take: one that does not answer holds up no page. */
const DEVICE_MS = 2000
const LASTING = /^\/(?:_next\/static\/|styles\/[0-9a-f]{16}\.)/

const serwist = new Serwist({
  precacheEntries: self.__SW_MANIFEST,
  precacheOptions: { cleanupOutdatedCaches: true, plugins: [shellPlugin] },
  skipWaiting: true,
  clientsClaim: true,
  navigationPreload: true,
  // What is not named here, the API above all, goes its way as if there were no worker.
  runtimeCaching: [
    {
      matcher: ({ request, url, sameOrigin }) =>
        sameOrigin && request.mode === 'navigate' && !url.pathname.startsWith('/api/'),
      handler: ({ event, request, url }) => visit(event as FetchEvent, request, url),
    },
    {
      // Their names change with their content.
      matcher: ({ url, sameOrigin }) => sameOrigin && LASTING.test(url.pathname),
      handler: new CacheFirst({
        cacheName: STATIC_CACHE,
        plugins: [new ExpirationPlugin({ maxEntries: 400, purgeOnQuotaError: true })],
      }),
    },
  ],
})
serwist.addEventListeners()
// It goes with the scripts of the build before.
self.addEventListener('activate', (event) => event.waitUntil(forgetKeptPage()))

/**
 * A roll call whose roster lies on the device opens from there, whatever the network is like: its page asks the server
 * by itself. Every other page is as the server answers it, refusals and redirects included; without a network the
 * page for that.
 */
async function visit(event: FetchEvent, request: Request, url: URL): Promise<Response> {
  const owners = await ownersOfRoster(rollCallAt(url.pathname))
  const kept = await firstKept(owners)
  if (kept) {
    event.waitUntil(letGo(event.preloadResponse))
    return kept
  }
  const fromServer = askServer(event, request)
  try {
    return await Promise.race([
      fromServer,
      owners.length > 0 ? shellIfSlow(fromServer) : fromServer,
    ])
  } catch {
    return (await shell()) ?? Response.error()
  }
}

async function askServer(event: FetchEvent, request: Request): Promise<Response> {
  const preloaded: Response | undefined = await event.preloadResponse
  return preloaded ?? (await fetch(request))
}

/** The answer that was asked for before the worker was awake is of no use: its body need not travel. */
async function letGo(preloaded: Promise<Response | undefined>) {
  const response = await preloaded.catch(() => undefined)
  await response?.body?.cancel()
}

/** The shell after a while; without one whatever the server says, however long it takes. */
async function shellIfSlow(fromServer: Promise<Response>): Promise<Response> {
  await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
  return (await shell()) ?? fromServer
}

/** The accounts that keep the roster of a session on this device. */
async function ownersOfRoster(activityId: string | null): Promise<string[]> {
  if (activityId === null) return []
  const keys = await onDevice((database) => database.getAllKeys('rosters'), [])
  return keys.flatMap(([owner, kept]) => (kept === activityId ? [owner] : []))
}

/** What `read` finds in the device's database, or `otherwise` where there is none, or it does not answer. */
function onDevice<T>(
  read: (database: Awaited<ReturnType<typeof deviceDatabase>>) => Promise<T>,
  otherwise: T,
): Promise<T> {
  const late = new Promise<T>((resolve) => setTimeout(resolve, DEVICE_MS, otherwise))
  return Promise.race([deviceDatabase().then(read), late]).catch(() => otherwise)
}

/** The page kept for one of `owners`: at most one, that of the account this device belongs to. */
async function firstKept(owners: readonly string[]): Promise<Response | undefined> {
  const pages = await Promise.all(owners.map((owner) => keptPage(owner).catch(() => undefined)))
  return pages.find((page) => page !== undefined)
}

async function shell(): Promise<Response | undefined> {
  const kept = await onDevice((database) => database.get('looks', 'locale'), undefined)
  const locale = chooseLocale({
    account: undefined,
    cookie: kept,
    acceptLanguage: self.navigator.languages.join(','),
  })
  return serwist.matchPrecache(`/offline?language=${locale}`)
}
