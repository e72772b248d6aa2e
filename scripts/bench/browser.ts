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

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findBrowser(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })

/** A phone with nothing kept from before, signed in as the person of `api`. */
export async function openPhone(
  browser: Browser,
  api: Api,
  { isSlow }: { isSlow: boolean },
): Promise<{ page: Page; cdp: CDPSession; close: () => Promise<void> }> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    locale: 'es-MX',
    serviceWorkers: 'block',
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
  return { page, cdp, close: () => context.close() }
}

/** Milliseconds until `selector` shows, and until React answers to it. */
export async function timeOpening(page: Page, url: string, selector: string) {
  const start = performance.now()
  await page.goto(url, { waitUntil: 'commit' })
  await page.locator(selector).first().waitFor({ state: 'attached' })
  const shown = performance.now() - start
  await page.waitForFunction(
    (wanted) =>
      Object.keys(document.querySelector(wanted) ?? {}).some((key) =>
        key.startsWith('__reactProps'),
      ),
    selector,
  )
  return { shown, interactive: performance.now() - start }
}
