import { getTableName } from 'drizzle-orm'
import { SEED_PROGRAMS } from '../domain/seed-programs'
import { closeDatabase, db } from '../server/db/client'
import { SCOPE } from '../server/db/verify/scope'
import { verifyProgramSchema } from '../server/db/verify/verify-program-schema'
import { runScript } from './run-script'

/**
 * `bun run scripts/verify-program-schema.ts` checks that the database enforces what the schema says. It prints every
 * difference by name and ends with exit code 1, or a summary and 0. It leaves nothing behind.
 */
await runScript(async () => {
  try {
    const problems = await verifyProgramSchema(db)
    for (const problem of problems) console.error(`✗ ${problem}`)
    if (problems.length > 0) throw new Error(`The database differs in ${problems.length} points.`)
    console.log('The database is as the schema says, and enforces it.')
    console.log(`  tables: ${SCOPE.map(getTableName).join(', ')}`)
    console.log(`  seed programs: ${SEED_PROGRAMS.map(({ slug }) => slug).join(', ')}`)
  } finally {
    await closeDatabase()
  }
})
