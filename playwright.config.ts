import { defineConfig } from '@playwright/test'
import { END_TO_END } from './e2e/settings'

export default defineConfig({
  testDir: './e2e',
  outputDir: '.local/e2e/results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  reporter: [['list']],
  expect: { timeout: 10_000 },
  timeout: 60_000,
  use: {
    baseURL: END_TO_END.origin,
    // Staff in Mexico, on a phone; a spec that wants something else says so.
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    locale: 'es-MX',
    timezoneId: 'America/Mexico_City',
    // Kept at each step, what is on the page takes a fifth of the time: ask for it with --trace retain-on-failure.
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'bun run scripts/end-to-end-server.ts',
    url: `${END_TO_END.origin}/api/health`,
    timeout: 120_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    stdout: 'ignore',
    stderr: 'pipe',
  },
})
