import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

const SHEET = 'link[rel=stylesheet]'

/** How the page looks, in what only our sheet and our font say. */
const look = (page: Page) =>
  page.evaluate(async () => {
    await document.fonts.ready
    const { backgroundColor } = getComputedStyle(document.documentElement)
    const { fontFamily, fontWeight } = getComputedStyle(
      document.querySelector('h1') ?? document.body,
    )
    const loaded = [...document.fonts].filter(({ status }) => status === 'loaded')
    return { backgroundColor, fontFamily, fontWeight, fonts: loaded.map(({ family }) => family) }
  })

const keptSheet = async (page: Page) =>
  (await page.context().cookies()).find(({ name }) => name === 'sheet')?.value

/** What the page's `address` cost it on the way here: nothing, where the browser had it. */
const bytesTravelled = (page: Page, address: string) =>
  page.evaluate((path) => {
    const [file] = performance.getEntriesByName(new URL(path, location.href).href)
    return file instanceof PerformanceResourceTiming ? file.transferSize : undefined
  }, address)

test('the first page brings its styles along, the next ones name the file the browser has kept', async ({
  page,
}) => {
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.endsWith('.css')) asked.push(pathname)
  })
  await page.goto('/programs')
  await expect(page.locator('head style')).not.toHaveCount(0)
  await expect(page.locator(SHEET)).toHaveCount(0)
  const first = await look(page)
  expect(first).toMatchObject({ backgroundColor: 'oklch(0.981 0.012 98)', fontWeight: '600' })
  expect(first.fonts).toContain('Fraunces')
  // Fetched once all is done, to be kept.
  await expect.poll(() => keptSheet(page)).toMatch(/^[0-9a-f]{16}\.css$/)
  const address = `/styles/${await keptSheet(page)}`
  expect(asked).toEqual([address])

  await page.goto('/programs')
  await expect(page.locator(SHEET)).toHaveAttribute('href', address)
  expect(await look(page)).toEqual(first)
  expect(await bytesTravelled(page, address)).toBe(0)
})

test('styles kept of another build are not named', async ({ page, baseURL }) => {
  await page.context().addCookies([{ name: 'sheet', value: 'older.css', url: baseURL ?? '' }])
  await page.goto('/programs')
  await expect(page.locator(SHEET)).toHaveCount(0)
  expect((await look(page)).fonts).toContain('Fraunces')
})

test('the last resort finds the styles whatever their name, anew at every visit', async ({
  page,
}) => {
  await page.goto('/programs')
  const current = await page.request.get('/styles/current.css')
  expect(current.headers()).toMatchObject({
    'content-type': expect.stringContaining('text/css'),
    'cache-control': expect.stringContaining('no-cache'),
  })
  expect(await page.locator('head style').first().textContent()).toBe(await current.text())
  expect((await page.request.get('/styles/older.css')).status()).toBe(404)
})
