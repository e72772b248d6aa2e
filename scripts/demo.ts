import { closeDatabase, db } from '../server/db/client'
import { freePort } from '../server/db/local/free-port'
import { migrateUp } from '../server/db/migrator'
import { env } from '../server/env'
import { seedPrograms } from '../server/services/programs/seed-programs'
import { seedDemo } from '../server/testing/seed-demo'
import { directDatabaseUrl } from './database-url'
import { buildApp, startApp, stopApp } from './next-app'
import { openBrowser } from './open-browser'
import { runScript } from './run-script'

const BUILD = { distDir: '.next-demo', isDemo: true }

/**
 * `bun run demo`: the whole app with invented people, from nothing. Migrates and fills the embedded database (or
 * that of DATABASE_URL, on this machine only), makes a production build, serves it on the loopback (PORT, or the next
 * free one) until Ctrl-C, and prints the address.
 */
process.env.DEMO_MODE = '1'

await runScript(async () => {
  const stop = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => resolve())
  })
  try {
    await migrateUp({ url: directDatabaseUrl(), log: console.log })
    const now = new Date()
    await seedPrograms({ db, actor: null, now })
    await seedDemo(db, now)

    console.log('Building the app…')
    await buildApp(BUILD)
    // Only now: another demo may have taken it during the build.
    const port = freePort(env().PORT)
    const app = await startApp(BUILD, { port })
    const address = `http://localhost:${port}`
    console.log(`\nCosecha is ready: ${address}\nEnd it with Ctrl-C.\n`)
    openBrowser(address)
    await Promise.race([stop, new Promise((resolve) => app.once('exit', resolve))])
    await stopApp(app)
  } finally {
    await closeDatabase()
  }
  process.exit()
})
