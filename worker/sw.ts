import { CacheFirst, ExpirationPlugin, type PrecacheEntry, Serwist } from 'serwist'
import { deviceDatabase } from '../app/_offline/device-database'
import { chooseLocale } from '../domain/locale'
import { STATIC_CACHE, shellPlugin } from './shell'

declare const self: ServiceWorkerGlobalScope & { __SW_MANIFEST: (PrecacheEntry | string)[] }

/** How long a page may take before a roster that lies on the device is shown instead. */
const PATIENCE_MS = 4000
const LASTING = /^\/(?:_next\/static\/|styles\/[0-9a-f]{16}\.)/
const ROLL_CALL = /^\/admin\/attendance\/([^/]+)\/?$/

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

/** The page as the server answers it, refusals and redirects included; without a network the page for that. */
async function visit(event: FetchEvent, request: Request, url: URL): Promise<Response> {
  const fromServer = askServer(event, request)
  const fromDevice = shellIfSlow(url, fromServer)
  try {
    return await Promise.race([fromServer, fromDevice])
  } catch {
    return (await shell()) ?? Response.error()
  }
}

async function askServer(event: FetchEvent, request: Request): Promise<Response> {
  const preloaded: Response | undefined = await event.preloadResponse
  return preloaded ?? (await fetch(request))
}

/** The shell after a while, if the roster is on the device; else whatever the server says, however long it takes. */
async function shellIfSlow(url: URL, fromServer: Promise<Response>): Promise<Response> {
  await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
  const [, activityId] = ROLL_CALL.exec(url.pathname) ?? []
  const isKept = activityId !== undefined && (await keptRosters()).includes(activityId)
  return (isKept && (await shell())) || fromServer
}

async function keptRosters(): Promise<string[]> {
  try {
    const keys = await (await deviceDatabase()).getAllKeys('rosters')
    return keys.map(([, activityId]) => activityId)
  } catch {
    return []
  }
}

async function shell(): Promise<Response | undefined> {
  const kept = await deviceDatabase().then(
    (database) => database.get('looks', 'locale'),
    () => undefined,
  )
  const locale = chooseLocale({
    account: undefined,
    cookie: kept,
    acceptLanguage: self.navigator.languages.join(','),
  })
  return serwist.matchPrecache(`/offline?language=${locale}`)
}
