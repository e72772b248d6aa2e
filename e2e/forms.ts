import { expect, type Locator, type Page } from '@playwright/test'
import { DEFAULT_TIME_ZONE } from '../domain/programs'
import { weekdayOf } from '../domain/series'
import { addDays, localDay } from '../domain/time'

/** The first Tuesday at least a week ahead, as a local day. */
export function aTuesdayAhead(now = new Date()): string {
  const ahead = addDays(localDay(now, DEFAULT_TIME_ZONE), 7)
  return addDays(ahead, (2 - weekdayOf(ahead) + 7) % 7)
}

/** A local day as the lists of the Spanish app write it: `mar, 1 dic 2026`. */
export const shortDay = (day: string) =>
  new Intl.DateTimeFormat('es', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00Z`))

/** Waits until the page hears keys, by the help that one of them opens, and closes it again. */
export async function hearsKeys(page: Page) {
  const help = page.getByRole('dialog', { name: 'Atajos de teclado' })
  await expect(async () => {
    await page.keyboard.press('?')
    await expect(help).toBeVisible({ timeout: 1000 })
  }).toPass()
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
}

/** Waits until the page's scripts have taken `target` over: from then on it hears what is done to it. */
export const isAwake = (target: Locator) =>
  expect
    .poll(() =>
      target.evaluate((element) =>
        Object.keys(element).some((key) => key.startsWith('__reactProps')),
      ),
    )
    .toBe(true)

/** Clicks what needs the page's scripts, once they are there: a page may be shown and loaded before. */
export async function clickAwake(target: Locator) {
  await isAwake(target)
  await target.click()
}

const STEPS_MAX = 150

/** Moves the focus with the Tab key, as somebody without a mouse does, until it is on `target`, awake. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  await expect(target).toBeVisible()
  await isAwake(target)
  for (let step = 0; step < STEPS_MAX; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error(`The ${key} key never came to ${target}.`)
}

/** Types over a field that has the focus by the keyboard alone. */
export async function typeInto(page: Page, target: Locator, text: string) {
  await tabTo(page, target)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
  await expect(target).toHaveValue(text)
}

/** Types a day (`2026-12-01`) into a date field by the keyboard alone, in whichever order this browser has its parts. */
export async function typeDay(page: Page, target: Locator, day: string) {
  const [year, month, date] = day.split('-')
  for (const typed of [`${date}${month}${year}`, `${month}${date}${year}`]) {
    await tabTo(page, target)
    await page.keyboard.type(typed)
    if ((await target.inputValue()) === day) return
    // Back to its first part, past the others.
    await target.evaluate((element) => element.blur())
    await target.focus()
    for (let part = 0; part < 3; part++) await page.keyboard.press('ArrowLeft')
  }
  await expect(target).toHaveValue(day)
}
