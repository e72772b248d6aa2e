import { spawn } from 'node:child_process'
import { startWebSocketProxy } from '../server/testing/websocket-proxy'
import { runScript } from './run-script'

/** As `bun run test` has it: these are its tests. */
const PATIENCE = ['--timeout', '60000']

/**
 * `bun run test:neon [FILTER…]` runs the tests of services, API and database client with Neon's driver, which speaks
 * through a local WebSocket proxy to the PostgreSQL the tests use anyway.
 */
await runScript(async (filters) => {
  const { proxy, stop } = await startWebSocketProxy()
  const files = filters.length > 0 ? filters : ['server/services', 'server/api', 'server/db/client']
  const env = { ...process.env, DATABASE_DRIVER: 'neon', NEON_WS_PROXY: proxy }
  const tests = spawn('bun', ['test', ...PATIENCE, ...files], { stdio: 'inherit', env })
  process.exitCode = await new Promise<number>((resolve, reject) => {
    tests.once('error', reject)
    tests.once('exit', (code) => resolve(code ?? 1))
  })
  stop()
})
