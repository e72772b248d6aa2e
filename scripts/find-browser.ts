import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * The path of a Chromium for the end-to-end tests: CHROMIUM_PATH, else one that is installed, else Playwright's own,
 * which is downloaded where it is missing. Throws with what to do when there is none.
 */
export function findBrowser(): string {
  const wanted = process.env.CHROMIUM_PATH
  if (wanted) {
    if (existsSync(wanted)) return wanted
    throw new Error(`CHROMIUM_PATH names ${wanted}, which is not there.`)
  }
  const own = () => [...INSTALLED, chromium.executablePath()].find((path) => existsSync(path))
  const found = own()
  if (found) return found
  spawnSync('npx', ['playwright', 'install', '--with-deps', 'chromium'], { stdio: 'inherit' })
  const downloaded = own()
  if (downloaded) return downloaded
  throw new Error(
    'No Chromium was found or could be downloaded. Install one, or name it in CHROMIUM_PATH.',
  )
}
