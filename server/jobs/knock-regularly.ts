import type { Env } from '../env'
import { logError } from '../log'

const EVERY = 30_000

/**
 * Stands in for a scheduler where there is none: calls the door of the mail job of this very server every half minute,
 * as long as the process lives. Through the door, so that no second pool of connections comes into being.
 */
export function knockRegularly({ PORT, CRON_SECRET }: Env): void {
  const url = `http://localhost:${PORT}/api/cron/deliver-mail`
  const headers = { authorization: `Bearer ${CRON_SECRET}` }
  const knock = () =>
    fetch(url, { headers, signal: AbortSignal.timeout(2 * EVERY) }).catch((error: unknown) =>
      logError('mail job not reached', error),
    )
  setInterval(knock, EVERY).unref()
}
