import type { Page } from '@playwright/test'

/** Lets requests to `url` wait, from now on, until they are released. */
export async function hold(page: Page, url: string) {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(url, async (route) => {
    await held
    await route.continue()
  })
  return () => release()
}
