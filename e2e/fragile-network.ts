import type { BrowserContext, Page } from '@playwright/test'
import { expect } from './fixtures'

/** The network between a browser and the server, as it is in a cellar: it can go at any moment. */
export interface FragileNetwork {
  /** How often it went while it was there, and how often with a write that the server had made, unanswered. */
  cuts: number
  lostAnswers: number
  isCut: boolean
  /** Operation ids of every mark that was sent, and of those the server answered with "saved", heard or not. */
  sent: Set<string>
  written: Set<string>
  join: (page: Page) => Promise<void>
  cut: (page: Page) => Promise<void>
  /** Is cut as soon as the server has written what is sent next, before it can say so; resolves then. */
  cutBeforeAnswer: () => Promise<void>
}

/** Lays it before the marks of `context`; everything else goes as the browser's own switch says. */
export async function layFragileNetwork(context: BrowserContext): Promise<FragileNetwork> {
  let hasWritten: (() => void) | undefined
  const goOffline = async () => {
    if (!network.isCut) network.cuts += 1
    network.isCut = true
    await context.setOffline(true)
  }
  const network: FragileNetwork = {
    cuts: 0,
    lostAnswers: 0,
    isCut: false,
    sent: new Set(),
    written: new Set(),
    join: async (page) => {
      network.isCut = false
      await context.setOffline(false)
      await expect.poll(() => page.evaluate(() => navigator.onLine)).toBe(true)
    },
    cut: async (page) => {
      await goOffline()
      await expect.poll(() => page.evaluate(() => navigator.onLine)).toBe(false)
    },
    cutBeforeAnswer: () =>
      new Promise((resolve) => {
        hasWritten = resolve
      }),
  }
  await context.route('**/attendance.mark*', async (route) => {
    if (network.isCut) return route.abort()
    const opIds = opIdsOf(route.request().postDataJSON())
    for (const opId of opIds) network.sent.add(opId)
    // As a browser does where the server had just closed the connection that was kept.
    const response = await route.fetch({ maxRetries: 2 })
    const outcomes = outcomesOf(await response.json())
    expect(outcomes).toHaveLength(opIds.length)
    for (const [place, opId] of opIds.entries())
      if (outcomes[place] === 'saved') network.written.add(opId)
    const resolve = hasWritten
    hasWritten = undefined
    if (resolve) await goOffline()
    // A tab that was killed meanwhile hears neither.
    if (network.isCut) {
      network.lostAnswers += 1
      await route.abort().catch(() => undefined)
    } else await route.fulfill({ response }).catch(() => undefined)
    resolve?.()
  })
  return network
}

const opIdsOf = (body: { marks: { opId: string }[] }) => body.marks.map(({ opId }) => opId)

const outcomesOf = (body: { result: { data: { results: { outcome: string }[] } } }) =>
  body.result.data.results.map(({ outcome }) => outcome)
