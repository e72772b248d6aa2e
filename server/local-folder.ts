import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of this checkout: the nearest one upwards that holds our package.json. */
export function checkoutRoot(from = process.cwd()): string {
  const manifest = join(from, 'package.json')
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'cosecha')
    return from
  if (dirname(from) === from)
    throw new Error('Run this inside the project folder, or set DATABASE_URL.')
  return checkoutRoot(dirname(from))
}

/** The folder where this checkout keeps what is not source: embedded database, mails of local mode, its secret. */
export const localFolder = (): string => join(checkoutRoot(), '.local')

/** Writes a file only its owner can read, whole or not at all; false when it was there already. */
export function writePrivateFile(path: string, content: string): boolean {
  mkdirSync(dirname(path), { recursive: true })
  const draft = `${path}.${crypto.randomUUID()}.tmp`
  writeFileSync(draft, content, { mode: 0o600, flag: 'wx' })
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft)
  }
}
