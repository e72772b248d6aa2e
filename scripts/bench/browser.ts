import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test'
import { findBrowser } from '../find-browser'
import type { Api } from './api'

/** Slow 4G as Lighthouse has it, and a phone's processor. */
const NETWORK = {
  offline: false,
  latency: 562,
  downloadThroughput: 180_000,
  uploadThroughput: 84_000,
}
const CPU_SLOWDOWN = 4
const LONGEST_MS = 120_000

export interface Phone {
  page: Page
  cdp: CDPSession
  cutNetwork(): Promise<void>
  close(): Promise<void>
}

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findBrowser(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })

/** A phone with nothing kept from before, signed in as the person of `api`; with `keeps`, it keeps pages for no network. */
export async function openPhone(
  browser: Browser,
  api: Api,
  { isSlow, keeps = false }: { isSlow: boolean; keeps?: boolean },
): Promise<Phone> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    locale: 'es-MX',
    serviceWorkers: keeps ? 'allow' : 'block',
  })
  const cookies = api.cookie.split('; ').map((one) => {
    const [name = '', ...value] = one.split('=')
    return { name, value: value.join('='), url: api.origin }
  })
  await context.addCookies(cookies)
  const page = await context.newPage()
  page.setDefaultTimeout(LONGEST_MS)
  const cdp = await context.newCDPSession(page)
  await cdp.send('Network.enable')
  if (isSlow) {
    await cdp.send('Network.emulateNetworkConditions', NETWORK)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
  }
  return {
    page,
    cdp,
    // The slow network's latency would fall on what the service worker answers by itself, too.
    cutNetwork: async () => {
      await context.setOffline(true)
      await cdp.send('Network.emulateNetworkConditions', { ...NETWORK, offline: true, latency: 0 })
    },
    close: () => context.close(),
  }
}

/**
 * Milliseconds by the page's own clock until the browser has painted the first element that `text` names, and until
 * React answers to the first that `control` names. The page tells both by itself: what asks it from outside brings a
 * script of its own, which a slow processor needs 60 ms for, before the first paint.
 */
export async function timeOpening(
  page: Page,
  url: string,
  wanted: { text: string; control: string },
): Promise<{ shown: number; interactive: number }> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Runtime.enable')
  await cdp.send('Runtime.addBinding', { name: 'tellOpening' })
  const told = Promise.withResolvers<string>()
  cdp.on('Runtime.bindingCalled', ({ payload }) => told.resolve(payload))
  const timer = setTimeout(() => told.reject(new Error(`${url} did not open.`)), LONGEST_MS)
  const watch = await page.addInitScript(watchOpening, wanted)
  try {
    await page.goto(url, { waitUntil: 'commit' })
    const times: { shown: number; interactive: number } = JSON.parse(await told.promise)
    return times
  } finally {
    clearTimeout(timer)
    await watch.dispose()
    await cdp.detach()
  }
}

/** Runs in the page: asks the browser when it painted the first `text`, and looks once a frame whether React answers. */
function watchOpening({ text, control }: { text: string; control: string }) {
  const painted = new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      const found = document.querySelector(text)
      if (!found) return
      found.setAttribute('elementtiming', 'first')
      observer.disconnect()
    }).observe(document, { childList: true, subtree: true })
    new PerformanceObserver((list) => resolve(list.getEntries()[0]?.startTime)).observe({
      type: 'element',
      buffered: true,
    })
  })
  const awake = new Promise((resolve) => {
    const look = () => {
      const keys = Object.keys(document.querySelector(control) ?? {})
      if (keys.some((key) => key.startsWith('__reactProps'))) resolve(performance.now())
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  Promise.all([painted, awake]).then(([shown, interactive]) =>
    Reflect.get(window, 'tellOpening')(JSON.stringify({ shown, interactive })),
  )
}
