import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { freePort } from '../server/db/local/free-port'
import { createTestDatabase, dropTestDatabase } from '../server/testing/test-server'
import { signIn } from './bench/api'
import {
  markFigures,
  type Place,
  rosterFigures,
  SESSIONS_PER_ROSTER,
  smallFigures,
} from './bench/api-figures'
import { openBareSql } from './bench/bare-sql'
import { type Figure, isKept, toTable } from './bench/measure'
import { moderatorFigures } from './bench/moderators'
import { pageFigures } from './bench/page-figures'
import { seedBench } from './bench/seed'
import { buildApp, startApp, stopApp } from './next-app'
import { runScript } from './run-script'

const PARTS = ['marks', 'rosters', 'moderators', 'page']
const BUILD = { distDir: '.next-bench', isDemo: true }
const SIZES = [30, 300, 2000]
const ROSTERS = [...SIZES, 60].map((size) => ({ size, sessions: SESSIONS_PER_ROSTER }))
const RECORDS = { '10 thousand records': 10_000, '5 million records': 5_000_000 }

/** Of the app, not of this script. */
const nodeVersion = () => execFileSync('node', ['--version'], { encoding: 'utf8' }).trim().slice(1)

/**
 * `bun run bench [WORD…]`: measures a production build on databases of its own, each figure beside a floor of the same
 * run, and prints them as a table; with words, only the parts whose name holds one (marks, rosters, moderators, page). `built`
 * takes the build that is there, `small` leaves the five million records out. Exit code 1 when a limit is missed.
 */
await runScript(async (words) => {
  const wants = (part: string) => !PARTS.some((one) => words.includes(one)) || words.includes(part)
  if (!words.includes('built')) await buildApp(BUILD)
  const figures: Figure[] = []
  const undo: (() => Promise<unknown>)[] = []
  const places: Place[] = []
  try {
    for (const [records, total] of Object.entries(RECORDS)) {
      if (words.includes('small') && total > 100_000) continue
      const url = await createTestDatabase()
      undo.unshift(() => dropTestDatabase(url))
      const start = performance.now()
      const rosters = await seedBench(url, { records: total, rosters: ROSTERS })
      figures.push({
        what: `seeding ${records}`,
        value: (performance.now() - start) / 1000,
        unit: 's',
        limit: 120,
      })
      const port = freePort(4700 + places.length)
      const app = await startApp(BUILD, { port, env: { DATABASE_URL: url } })
      undo.unshift(() => stopApp(app))
      const bare = await openBareSql(url)
      undo.unshift(() => bare.end())
      places.push({
        records,
        rosters,
        bare,
        api: await signIn(`http://127.0.0.1:${port}`, 'moderator'),
      })
    }
    figures.push(...(await smallFigures(places)))
    for (const size of SIZES) if (wants('marks')) figures.push(...(await markFigures(places, size)))
    for (const size of SIZES)
      if (wants('rosters')) figures.push(...(await rosterFigures(places, size)))
    const place = places.at(-1)
    const sixty = place?.rosters.find(({ size }) => size === 60)
    if (wants('moderators') && place && sixty)
      figures.push(...(await moderatorFigures(place.api, sixty, { moderators: 30, seconds: 120 })))
    if (wants('page') && place) figures.push(...(await pageFigures(place.api, place.rosters)))
  } finally {
    for (const work of undo) await work()
  }
  const table = toTable(figures)
  const [cpu] = cpus()
  console.log(
    `\n${cpu?.model}, ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB; Node ${nodeVersion()}; load ${loadavg()[1]?.toFixed(1)} in the last five minutes\n\n${table}`,
  )
  writeFileSync('.local/bench.md', `${table}\n`)
  process.exit(figures.every(isKept) ? 0 : 1)
})
