import type { Browser, Page } from '@playwright/test'
import type { Api } from './api'
import { openBrowser, openPhone, timeOpening } from './browser'
import { type Figure, quantile } from './measure'
import type { SeededRoster } from './seed'

// The roll call as it stands on the page: a list item a person, radios for the marks, the button that closes.
const PERSON = 'li[data-person]'
const mark = (value: string) => `input[type=radio][value=${value}]`
const CLOSE = 'button.button--primary'
/** Names can be read, and marks be made. */
const ROLL_CALL = { text: `${PERSON} p`, control: `${PERSON} ${mark('present')}` }
const EMPTY_PAGE = '/no-such-page'
const MESSAGE = { text: 'h1', control: 'a, button' }
const SAMPLES = 5
const TAPS = 20
const ROWS_TAPPED = 4
/** Between two taps of one thumb. */
const THUMB_MS = 400
/** After opening, until the page has kept its roster and looked for what is new. */
const SETTLING_MS = 3000

/** What a phone feels of the roll call: weight, opening, the thirty-people case, taps. */
export async function pageFigures(api: Api, rosters: readonly SeededRoster[]): Promise<Figure[]> {
  const addresses = (size: number) =>
    (rosters.find((roster) => roster.size === size)?.activityIds ?? [])
      .slice(-10)
      .map((activityId) => `${api.origin}/admin/attendance/${activityId}`)
  const [thirty = '', ...unmarked] = addresses(30)
  const browser = await openBrowser()
  try {
    return [
      await weight(browser, api, thirty),
      ...(await opening(browser, api, thirty)),
      ...(await openingAgain(browser, api, thirty)),
      ...(await thirtyPeople(browser, api, unmarked[0] ?? '')),
      ...(await interactions(browser, api, {
        '30 rows': unmarked.slice(1, 1 + SAMPLES),
        '2000 rows': addresses(2000).slice(0, SAMPLES),
      })),
    ]
  } finally {
    await browser.close()
  }
}

/** JavaScript and CSS of the page with nothing kept from before, as they travel; its styles as the file it fetches to keep. */
async function weight(browser: Browser, api: Api, url: string): Promise<Figure> {
  const { page, cdp, close } = await openPhone(browser, api, { isSlow: false })
  const code = new Set<string>()
  let bytes = 0
  cdp.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script' || new URL(response.url).pathname.endsWith('.css')) code.add(requestId)
  })
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (code.has(requestId)) bytes += encodedDataLength
  })
  const styles = page.waitForResponse((response) => response.url().endsWith('.css'))
  await timeOpening(page, url, ROLL_CALL)
  await (await styles).finished()
  // What the page fetches once it is awake.
  await page.waitForTimeout(3000)
  await close()
  return {
    what: 'JavaScript and CSS of the roll call',
    value: bytes / 1024,
    unit: 'KiB',
    limit: 240,
  }
}

async function opening(browser: Browser, api: Api, url: string): Promise<Figure[]> {
  const taken = { shown: [] as number[], interactive: [] as number[], empty: [] as number[] }
  for (let sample = 0; sample < SAMPLES; sample++) {
    const empty = await openPhone(browser, api, { isSlow: true })
    taken.empty.push(
      (await timeOpening(empty.page, `${api.origin}${EMPTY_PAGE}`, MESSAGE)).interactive,
    )
    await empty.close()
    const phone = await openPhone(browser, api, { isSlow: true })
    const { shown, interactive } = await timeOpening(phone.page, url, ROLL_CALL)
    await phone.close()
    taken.shown.push(shown)
    taken.interactive.push(interactive)
  }
  return [
    {
      what: 'names readable, slow 4G, CPU 4×, cold',
      value: quantile(taken.shown),
      unit: 'ms',
      limit: 2000,
    },
    {
      what: 'interactive, slow 4G, CPU 4×, cold',
      value: quantile(taken.interactive),
      unit: 'ms',
      floor: { what: 'empty page of this app', value: quantile(taken.empty) },
      limit: 1.25,
    },
  ]
}

/** The same page once more: with everything kept from the first visit, and then with no network at all. */
async function openingAgain(browser: Browser, api: Api, url: string): Promise<Figure[]> {
  const taken = { warm: [] as number[], offline: [] as number[] }
  const phone = await openPhone(browser, api, { isSlow: true, keeps: true })
  const { page } = phone
  await timeOpening(page, url, ROLL_CALL)
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (navigator.serviceWorker.controller) return
    await new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    )
  })
  for (const visit of ['warm', 'offline'] as const) {
    if (visit === 'offline') await phone.cutNetwork()
    for (let sample = 0; sample < SAMPLES; sample++) {
      // What the page before has still to do would be measured with this one.
      await page.waitForTimeout(SETTLING_MS)
      taken[visit].push((await timeOpening(page, url, ROLL_CALL)).shown)
    }
  }
  await phone.close()
  const figure = (what: string, values: number[]) => ({
    what: `names readable, CPU 4×, ${what}`,
    value: quantile(values),
    unit: 'ms',
    limit: 1000,
  })
  return [figure('slow 4G, warm', taken.warm), figure('offline', taken.offline)]
}

/** Thirty people, three absent, one excused, the others present: by touch, on a slow phone. */
async function thirtyPeople(browser: Browser, api: Api, url: string): Promise<Figure[]> {
  const { page, close } = await openPhone(browser, api, { isSlow: true })
  await timeOpening(page, url, ROLL_CALL)
  let writes = 0
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('attendance.mark')) writes += 1
  })
  const people = page.locator(PERSON)
  const start = performance.now()
  for (const [index, value] of ['absent', 'absent', 'absent', 'excused'].entries())
    await people
      .nth(3 * index)
      .locator(mark(value))
      .tap()
  await page.locator(CLOSE).filter({ hasText: '26' }).first().tap()
  await isMarked(page, 30)
  const milliseconds = performance.now() - start
  await page.waitForTimeout(3000)
  await close()
  return [
    { what: '30 people: taps', value: 5, unit: 'taps', limit: 5 },
    { what: '30 people: write requests', value: writes, unit: 'requests', limit: 5 },
    { what: '30 people: first tap to all marked', value: milliseconds, unit: 'ms' },
  ]
}

const isMarked = (page: Page, count: number) =>
  page.waitForFunction(
    (wanted) => document.querySelectorAll('input[type=radio]:checked').length >= wanted,
    count,
  )

/** Interaction to next paint, of one phone after the other, each with a roster of its own; beside radios and nothing else. */
async function interactions(
  browser: Browser,
  api: Api,
  rosters: Readonly<Record<string, readonly string[]>>,
): Promise<Figure[]> {
  const taken = new Map<string, number[]>()
  const take = async (what: string, open: (page: Page) => Promise<unknown>) =>
    taken.set(what, [...(taken.get(what) ?? []), await taps(browser, api, open)])
  for (let sample = 0; sample < SAMPLES; sample++) {
    await take('radios alone', (page) => page.setContent(RADIOS_ALONE))
    for (const [what, urls] of Object.entries(rosters))
      await take(what, (page) => timeOpening(page, urls[sample] ?? '', ROLL_CALL))
  }
  return [...taken].map(([what, values]) => ({
    what: `interaction to next paint, ${what}, p95 of ${TAPS} taps`,
    value: quantile(values),
    unit: 'ms',
    limit: what in rosters ? 100 : undefined,
  }))
}

/** Rows of the roll call's size without the roll call: what the browser itself needs for a tap. */
const RADIOS_ALONE = `<meta name=viewport content="width=device-width">
${Array.from(
  { length: ROWS_TAPPED },
  (_, row) => `<li data-person style="height:124px">
    ${['present', 'absent'].map((value) => `<input type=radio name=${row} value=${value}>`).join(' ')}`,
).join('')}`

/**
 * Milliseconds of interaction to next paint, p95 of taps on one row after the other, on a slow processor, as fast as a
 * thumb goes. Bare touches at places looked up before: what finds them on the page would be measured with them.
 */
async function taps(
  browser: Browser,
  api: Api,
  open: (page: Page) => Promise<unknown>,
): Promise<number> {
  const { page, cdp, close } = await openPhone(browser, api, { isSlow: false })
  await open(page)
  await page
    .locator(PERSON)
    .first()
    .evaluate((row) => row.scrollIntoView({ block: 'start' }))
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.waitForTimeout(SETTLING_MS)
  const places: { x: number; y: number }[] = []
  for (let tap = 0; tap < TAPS; tap++) {
    const value = (tap + Math.floor(tap / ROWS_TAPPED)) % 2 ? 'absent' : 'present'
    const box = await page
      .locator(PERSON)
      .nth(tap % ROWS_TAPPED)
      .locator(mark(value))
      .boundingBox()
    if (!box) throw new Error('A row is not in sight.')
    places.push({ x: box.x + box.width / 2, y: box.y + box.height / 2 })
  }
  await page.evaluate(() => {
    const worst = new Map<number, number>()
    Reflect.set(window, 'interactions', worst)
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const id: unknown = Reflect.get(entry, 'interactionId')
        if (typeof id === 'number' && id > 0)
          worst.set(id, Math.max(worst.get(id) ?? 0, entry.duration))
      }
    }).observe(Object.assign({ type: 'event' }, { durationThreshold: 16 }))
  })
  for (const { x, y } of places) {
    await page.touchscreen.tap(x, y)
    await page.waitForTimeout(THUMB_MS)
  }
  await isMarked(page, ROWS_TAPPED)
  const durations = await page.evaluate(() => {
    const worst: unknown = Reflect.get(window, 'interactions')
    return worst instanceof Map ? [...worst.values()].map(Number) : []
  })
  await close()
  return quantile(durations, 0.95)
}
