import { spawn } from 'node:child_process'
import { checkBuild } from './check-build'
import { findBrowser } from './find-browser'
import { buildApp } from './next-app'
import { runScript } from './run-script'

interface Outcome {
  passed: number
  failed: number
}
type Step = [name: string, run: () => Promise<Outcome | undefined>]

/** Nothing listens there: a build that needs a database fails on it. */
const UNREACHABLE = 'postgresql://nobody@127.0.0.1:9/nothing'

const plainBuild = { distDir: '.next', isDemo: false }
const endToEndBuild = { distDir: '.next-e2e', isDemo: true }

const steps: Step[] = [
  ['browser', getBrowser],
  ['format and lint', () => run('biome', ['ci', '.'])],
  ['types of routes', () => run('next', ['typegen'])],
  ['types', () => run('tsc', ['--noEmit'])],
  ['types of the service worker', () => run('tsc', ['--noEmit', '-p', 'worker'])],
  [
    'arrows',
    () =>
      run('bun', [
        '--bun',
        'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
        'app',
        'server',
        'domain',
        'scripts',
        'e2e',
      ]),
  ],
  ['unused code', () => run('knip', [])],
  ['unit and integration', () => run('bun', ['run', 'test'], bunOutcome)],
  ['the same services on the Neon driver', () => run('bun', ['run', 'test:neon'], bunOutcome)],
  [
    'build, with no database in reach',
    () => buildApp(plainBuild, { DATABASE_URL: UNREACHABLE }).then(none),
  ],
  ['what that build ships', () => checkBuild(plainBuild.distDir).then(none)],
  ['build for the end-to-end tests', () => buildApp(endToEndBuild).then(none)],
  ['end-to-end', () => run('playwright', ['test'], playwrightOutcome)],
]

const none = () => undefined

/** The end-to-end tests find it by this variable. */
async function getBrowser(): Promise<undefined> {
  process.env.CHROMIUM_PATH = findBrowser()
}

/** Runs a program of node_modules/.bin and shows what it prints; `read` finds the counts in that. */
async function run(
  program: string,
  args: string[],
  read?: (output: string) => Outcome,
): Promise<Outcome | undefined> {
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  })
  let output = ''
  for (const [stream, target] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const)
    stream.on('data', (chunk: Buffer) => {
      output += chunk
      target.write(chunk)
    })
  const code = await new Promise((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  )
  const outcome = read?.(output)
  if (code === 0 && outcome?.passed !== 0) return outcome
  return { passed: outcome?.passed ?? 0, failed: Math.max(1, outcome?.failed ?? 0) }
}

const count = (output: string, pattern: RegExp) =>
  [...output.matchAll(pattern)].reduce((sum, [, number]) => sum + Number(number), 0)

const bunOutcome = (output: string): Outcome => ({
  passed: count(output, /^ (\d+) pass$/gm),
  failed: count(output, /^ (\d+) (?:fail|skip|todo)$/gm),
})

const playwrightOutcome = (output: string): Outcome => ({
  passed: count(output, /^ {2}(\d+) passed/gm),
  failed: count(output, /^ {2}(\d+) (?:failed|flaky|did not run|interrupted|skipped)/gm),
})

/**
 * `bun run verify [WORD…]`: every check there is, in order; with words, only the steps whose name holds one of
 * them. Stops at the first that fails. Closes with a line `N passed, N failed`; exit code 1 when anything failed.
 */
await runScript(async (words) => {
  const total = { passed: 0, failed: 0 }
  const wanted = steps.filter(
    ([name]) => words.length === 0 || words.some((word) => name.includes(word)),
  )
  for (const [name, work] of wanted) {
    const start = performance.now()
    console.log(`\n── ${name}`)
    const outcome = await work().catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error)
      return { passed: 0, failed: 1 }
    })
    total.passed += outcome?.passed ?? 1
    total.failed += outcome?.failed ?? 0
    console.log(`── ${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`)
    if (outcome?.failed) break
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed > 0 ? 1 : 0
})
