import { END_TO_END } from '../e2e/settings'
import { DEMO_PEOPLE } from '../server/auth/demo-people'
import { closeDatabase, db, openDatabase } from '../server/db/client'
import { leaveLocalDatabase } from '../server/db/local/local-database'
import { seedPrograms } from '../server/services/programs/seed-programs'
import { makeUser } from '../server/testing/factories'
import { createTestDatabase } from '../server/testing/test-server'
import { startApp, stopApp } from './next-app'
import { runScript } from './run-script'

/**
 * Serves the build of the end-to-end tests on a database of its own, made anew: migrated, with the seed programs and
 * the demo people, nothing else. Runs until it gets SIGTERM.
 */
await runScript(async () => {
  const stop = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve())
  })
  const url = await createTestDatabase(END_TO_END.database)
  openDatabase(url)
  await seedPrograms({ db, actor: null, now: new Date() })
  for (const { key, ...person } of DEMO_PEOPLE)
    await makeUser(db, { ...person, emailVerified: true })
  await closeDatabase()
  const build = { distDir: '.next-e2e', isDemo: true }
  const app = await startApp(build, { port: END_TO_END.port, env: { DATABASE_URL: url } })
  await stop
  await stopApp(app)
  leaveLocalDatabase()
  process.exit()
})
