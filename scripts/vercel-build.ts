import { migrateUp } from '../server/db/migrator'
import { env } from '../server/env'
import { directDatabaseUrl } from './database-url'
import { buildApp } from './next-app'
import { runScript } from './run-script'

/**
 * The build on Vercel. A production deployment brings its database up to date first: when that fails there is no new
 * deployment and the old one goes on. Previews leave the database alone.
 */
await runScript(async () => {
  if (env().VERCEL_ENV === 'production')
    await migrateUp({ url: directDatabaseUrl(), log: console.log })
  await buildApp({ distDir: '.next', isDemo: false })
})
