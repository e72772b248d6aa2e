import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { appSecret } from '../../app-secret'
import { appOrigin, type Env } from '../../env'

/** A key of its own, so that what is signed here is worth nothing elsewhere. */
const keyOf = (config: Env): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', appSecret(config), '', 'cosecha calendar feeds', 32))

/** What makes the address of a feed hard to guess: base64url of an HMAC-SHA-256 of its id. Nothing of it is stored. */
export const feedSecret = (feedId: string, config: Env): string =>
  createHmac('sha256', keyOf(config)).update(feedId).digest('base64url')

/** Whether `given` is the secret of the feed. Takes as long for any wrong one of the right length. */
export function isFeedSecret(feedId: string, given: string, config: Env): boolean {
  const right = Buffer.from(feedSecret(feedId, config))
  const asked = Buffer.from(given)
  return asked.length === right.length && timingSafeEqual(asked, right)
}

export const feedAddress = (feedId: string, config: Env): string =>
  new URL(`/api/calendar/${feedId}/${feedSecret(feedId, config)}.ics`, appOrigin(config)).href
