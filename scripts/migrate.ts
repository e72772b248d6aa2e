import { leaveLocalDatabase } from '../server/db/local/local-database'
import { migrateDown, migrateUp } from '../server/db/migrator'
import { directDatabaseUrl } from './database-url'
import { runScript } from './run-script'

/**
 * `bun run db:migrate` applies what is not applied yet; `bun run db:migrate:down` takes back the last one.
 * Database: DATABASE_URL_UNPOOLED, else DATABASE_URL, else the embedded one.
 */
await runScript(async ([direction = 'up', ...rest]) => {
  const run = { up: migrateUp, down: migrateDown }[direction]
  if (!run || rest.length > 0) throw new Error('Usage: bun run scripts/migrate.ts [up|down]')
  try {
    await run({ url: directDatabaseUrl(), log: (line) => console.log(line) })
  } finally {
    leaveLocalDatabase()
  }
})
