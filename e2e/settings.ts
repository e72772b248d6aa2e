import { createHash } from 'node:crypto'
import { databaseOn, testServerUrl } from '../server/testing/test-server'

// One of its own per checkout, so that two of them can run side by side.
const KEY = createHash('sha256').update(process.cwd()).digest()
const PORT = 4300 + (KEY.readUInt16BE() % 1000)

/** Where the end-to-end tests find the app and its database. The database is made anew for every run. */
export const END_TO_END = {
  port: PORT,
  origin: `http://127.0.0.1:${PORT}`,
  database: `cosecha_end_to_end_${KEY.toString('hex').slice(0, 8)}`,
  databaseUrl: () => databaseOn(testServerUrl(), END_TO_END.database),
}
