import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { leaveLocalDatabase } from '../server/db/local/local-database'
import { databaseUrl } from './database-url'
import { runScript } from './run-script'

/**
 * `bun run scripts/with-database.ts COMMAND ARGS…` runs a command that wants DATABASE_URL: the configured one, else
 * the embedded database, which is kept running meanwhile. Signals and the exit code pass through.
 */
await runScript(async ([command, ...args]) => {
  if (!command) throw new Error('Usage: bun run scripts/with-database.ts COMMAND [ARGS…]')
  const forward = (signal: NodeJS.Signals) => child?.kill(signal)
  // Before the database starts, so that a signal ends the command first and the database after it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, forward)
  let child: ReturnType<typeof spawn> | undefined
  try {
    const url = databaseUrl()
    child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, DATABASE_URL: url } })
    process.exitCode = await ended(child)
  } finally {
    leaveLocalDatabase()
  }
  process.exit()
})

/** The exit code of `child`; by the custom of shells 128 + its number when a signal ended it. */
function ended(child: ReturnType<typeof spawn>): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) =>
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)),
    )
  })
}
