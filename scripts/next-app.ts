import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'

const next = createRequire(import.meta.url).resolve('next/dist/bin/next')

/** How a production build is made and where it lies; the demo's holds the one-click sign-in. */
export interface Build {
  distDir: string
  isDemo: boolean
}

const settings = ({ distDir, isDemo }: Build, more: Record<string, string | undefined>) => ({
  ...process.env,
  ...more,
  NODE_ENV: 'production' as const,
  NEXT_TELEMETRY_DISABLED: '1',
  NEXT_DIST_DIR: distDir,
  DEMO_MODE: isDemo ? '1' : '0',
})

/** Makes the production build; throws when it fails. */
export async function buildApp(
  build: Build,
  env: Record<string, string | undefined> = {},
): Promise<void> {
  const child = spawn('node', [next, 'build'], { stdio: 'inherit', env: settings(build, env) })
  const code = await new Promise((resolve, reject) =>
    child.once('error', reject).once('exit', resolve),
  )
  if (code !== 0) throw new Error(`The build failed (exit ${code}).`)
}

/** Starts a production build on the loopback, and waits until it answers; throws when it ends instead. */
export async function startApp(
  build: Build,
  { port, env = {} }: { port: number; env?: Record<string, string | undefined> },
): Promise<ChildProcess> {
  const args = [next, 'start', '--hostname', '127.0.0.1', '--port', String(port)]
  const child = spawn('node', args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: settings(build, { ...env, PORT: String(port) }),
  })
  await answers(child, `http://127.0.0.1:${port}/api/health`)
  return child
}

const START_PATIENCE_MS = 60_000

async function answers(child: ChildProcess, url: string) {
  let ended = false
  child.once('exit', () => {
    ended = true
  })
  const deadline = Date.now() + START_PATIENCE_MS
  for (;;) {
    if (ended) throw new Error('The app ended before it answered.')
    if (Date.now() > deadline) throw new Error(`The app did not answer at ${url}.`)
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) }).catch(() => null)
    if (response?.ok) return
    await Bun.sleep(100)
  }
}

/** Ends `child` and waits until it is gone. */
export async function stopApp(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const timeout = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await gone
  clearTimeout(timeout)
}
