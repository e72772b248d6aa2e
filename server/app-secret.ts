import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Env, requireSecret } from './env'
import { localFolder, writePrivateFile } from './local-folder'

/**
 * The secret that signs cookies and that other keys are derived from: BETTER_AUTH_SECRET. Without it, one of this checkout in `.local/auth-secret`, made
 * on first use; but not where others rely on it (Vercel, production with a database): there it throws.
 */
export function appSecret(config: Env, folder?: string): string {
  if (config.BETTER_AUTH_SECRET) return config.BETTER_AUTH_SECRET
  requireSecret(config)
  const path = join(folder ?? localFolder(), 'auth-secret')
  writePrivateFile(path, randomBytes(32).toString('base64url'))
  return readFileSync(path, 'utf8')
}
