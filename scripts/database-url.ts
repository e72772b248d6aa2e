import { localDatabaseUrl } from '../server/db/local/local-database'
import { env } from '../server/env'

/** The database the app would use, as an address; starts the embedded one when none is configured (never on Vercel). */
export function databaseUrl(): string {
  const { DATABASE_URL, VERCEL } = env()
  if (!DATABASE_URL && VERCEL) throw new Error('DATABASE_URL is not set.')
  return DATABASE_URL ?? localDatabaseUrl()
}

/** The same database without a pooler between, for what needs a session of its own. */
export const directDatabaseUrl = (): string => env().DATABASE_URL_UNPOOLED ?? databaseUrl()
