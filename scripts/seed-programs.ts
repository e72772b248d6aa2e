import { closeDatabase, db } from '../server/db/client'
import { seedPrograms } from '../server/services/programs/seed-programs'
import { runScript } from './run-script'

/** `bun run scripts/seed-programs.ts` adds the seed programs that are missing, and says what it did. */
await runScript(async () => {
  try {
    const seeded = await seedPrograms({ db, actor: null, now: new Date() })
    for (const { outcome, slug, name } of seeded) console.log(`${outcome}: ${name} (${slug})`)
  } finally {
    await closeDatabase()
  }
})
