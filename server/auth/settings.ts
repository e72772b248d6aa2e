import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { appOrigin, type Env, requireSecret } from '../env'
import { localFolder, writePrivateFile } from '../local-folder'

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

/**
 * The secret that signs cookies: BETTER_AUTH_SECRET. Without it, one of this checkout in `.local/auth-secret`, made
 * on first use; but not where others rely on it (Vercel, production with a database): there it throws.
 */
export function authSecret(config: Env, folder?: string): string {
  if (config.BETTER_AUTH_SECRET) return config.BETTER_AUTH_SECRET
  requireSecret(config)
  const path = join(folder ?? localFolder(), 'auth-secret')
  writePrivateFile(path, randomBytes(32).toString('base64url'))
  return readFileSync(path, 'utf8')
}
