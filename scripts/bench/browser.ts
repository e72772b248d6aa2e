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
  page.setDefaultTimeout(120_000)
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
 * React answers to the first that `control` names.
 */
export async function timeOpening(
  page: Page,
  url: string,
  { text, control }: { text: string; control: string },
) {
  const watch = await page.addInitScript(notePaint, text)
  await page.goto(url, { waitUntil: 'commit' })
  const painted = await page.waitForFunction(() => Reflect.get(window, 'painted'))
  const awake = await page.waitForFunction((wanted) => {
    const keys = Object.keys(document.querySelector(wanted) ?? {})
    return keys.some((key) => key.startsWith('__reactProps')) ? performance.now() : null
  }, control)
  await watch.dispose()
  return { shown: Number(await painted.jsonValue()), interactive: Number(await awake.jsonValue()) }
}

/** Runs in the page: asks the browser when it painted the first `selector`, instead of looking between two tasks. */
function notePaint(selector: string) {
  new MutationObserver((_, observer) => {
    const found = document.querySelector(selector)
    if (!found) return
    found.setAttribute('elementtiming', 'first')
    observer.disconnect()
  }).observe(document, { childList: true, subtree: true })
  new PerformanceObserver((list) => {
    const [entry] = list.getEntries()
    Reflect.set(window, 'painted', entry?.startTime)
  }).observe({ type: 'element', buffered: true })
}
