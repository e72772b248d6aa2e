import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { END_TO_END } from './settings'

export type Language = 'es' | 'en'
export const LANGUAGES: readonly Language[] = ['es', 'en']

interface Size {
  width: number
  height: number
}
export const PHONE: Size = { width: 390, height: 844 }
export const NARROW: Size = { width: 320, height: 640 }
export const LAPTOP: Size = { width: 1280, height: 800 }

/** A theme is colours and nothing else: the other rules of axe find the same in both. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block']

/** Fails where axe finds something on the page as it stands, in either theme, or where it scrolls sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' })
  await expectNothingFound(axeOn(page))
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectNothingFound(axeOn(page).withRules(RULES_OF_COLOUR))
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, 'nothing to scroll sideways').toBe(0)
}

export async function expectAccessibleAt(page: Page, sizes: readonly Size[]): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size)
    await expectAccessible(page)
  }
}

/** Opens each of `paths` and looks at it on a phone and on a laptop, or at `sizes`. */
export async function visit(
  page: Page,
  language: Language,
  paths: readonly string[],
  sizes: readonly Size[] = [PHONE, LAPTOP],
): Promise<void> {
  for (const path of paths) {
    await page.goto(path)
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await expectAccessibleAt(page, sizes)
  }
}

/** From now on pages come in `language`, without motion: another theme is there at once. */
export async function speak(page: Page, language: Language): Promise<void> {
  await page.context().addCookies([{ name: 'locale', value: language, url: END_TO_END.origin }])
  await page.emulateMedia({ reducedMotion: 'reduce' })
}

// Without frames of other origins nothing needs the tab of its own that axe opens for them.
const axeOn = (page: Page) => new AxeBuilder({ page }).setLegacyMode(true)

async function expectNothingFound(axe: AxeBuilder) {
  const { violations } = await axe.analyze()
  expect(
    violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.html) })),
  ).toEqual([])
}
