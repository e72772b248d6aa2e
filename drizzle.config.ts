import { defineConfig } from 'drizzle-kit'

// `generate` needs no database; `studio` gets its address from scripts/with-database.ts.
export default defineConfig({
  dialect: 'postgresql',
  schema: './server/db/schema/index.ts',
  out: './drizzle/migrations',
  dbCredentials: { url: process.env.DATABASE_URL ?? '' },
  strict: true,
})
