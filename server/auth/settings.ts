import { appOrigin, type Env } from '../env'

/** The origins whose pages may sign somebody in: the app's own; on this machine, under both of its names. */
export function trustedOrigins(config: Env): string[] {
  const own = new URL(appOrigin(config))
  if (!['localhost', '127.0.0.1'].includes(own.hostname)) return [own.origin]
  return ['localhost', '127.0.0.1'].map((host) => {
    own.hostname = host
    return own.origin
  })
}

/**
 * The headers that carry the visitor's address. Vercel sets its own whatever the visitor sent. Elsewhere it is the
 * usual one, which a visitor can invent unless a proxy sets it: limits per account hold without any address.
 */
export const addressHeaders = (config: Env): string[] =>
  config.VERCEL ? ['x-vercel-forwarded-for', 'x-real-ip'] : ['x-forwarded-for']
