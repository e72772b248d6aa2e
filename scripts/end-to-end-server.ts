import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { END_TO_END } from '../e2e/settings'
import { DEMO_PEOPLE } from '../server/auth/demo-people'
import { closeDatabase, db, openDatabase } from '../server/db/client'
import { leaveLocalDatabase } from '../server/db/local/local-database'
import { writePrivateFile } from '../server/local-folder'
import { seedPrograms } from '../server/services/programs/seed-programs'
import { makeUser } from '../server/testing/factories'
import { type ReceivedMail, startMailServer } from '../server/testing/mail-server'
import { createTestDatabase } from '../server/testing/test-server'
import { startApp, stopApp } from './next-app'
import { runScript } from './run-script'

const BUILD = { distDir: '.next-e2e', isDemo: true }

/** A database of its own, made anew: migrated, with the seed programs and the demo people, nothing else. */
async function makeDatabase(): Promise<string> {
  const url = await createTestDatabase(END_TO_END.database)
  openDatabase(url)
  await seedPrograms({ db, actor: null, now: new Date() })
  for (const { key, ...person } of DEMO_PEOPLE)
    await makeUser(db, { ...person, emailVerified: true })
  await closeDatabase()
  return url
}

/** Keeps what the SMTP server gets as files, numbered as they come, for the tests to read. */
function keeper() {
  rmSync(END_TO_END.mailFolder, { recursive: true, force: true })
  let count = 0
  return (mail: ReceivedMail) => {
    const name = `${String(count++).padStart(6, '0')}.json`
    writePrivateFile(join(END_TO_END.mailFolder, name), JSON.stringify(mail))
  }
}

/**
 * Serves the build of the end-to-end tests on a database of its own, sending its mail to an SMTP server here; and the
 * same build in local mode beside it. Runs until it gets SIGTERM.
 */
await runScript(async () => {
  const stop = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve())
  })
  const { local, port } = END_TO_END
  const mailServer = await startMailServer({ keep: keeper() })
  // Playwright waits for the other one.
  const localApp = await startApp(BUILD, {
    port: local.port,
    env: { DATABASE_URL: await createTestDatabase(local.database), SMTP_URL: '' },
  })
  const app = await startApp(BUILD, {
    port,
    env: { DATABASE_URL: await makeDatabase(), SMTP_URL: mailServer.url },
  })
  await stop
  await Promise.all([stopApp(app), stopApp(localApp)])
  await mailServer.stop()
  leaveLocalDatabase()
  process.exit()
})
