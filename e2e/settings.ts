import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { databaseOn, testServerUrl } from '../server/testing/test-server'

// One of its own per checkout, so that two of them can run side by side.
const KEY = createHash('sha256').update(process.cwd()).digest()
const PORT = 4300 + 2 * (KEY.readUInt16BE() % 500)
const NAME = `cosecha_end_to_end_${KEY.toString('hex').slice(0, 8)}`

/** Where the end-to-end tests find the app and its database. The databases are made anew for every run. */
export const END_TO_END = {
  port: PORT,
  origin: `http://127.0.0.1:${PORT}`,
  database: NAME,
  databaseUrl: () => databaseOn(testServerUrl(), NAME),
  /** Where the mails lie that the SMTP server accepted, each a file. */
  mailFolder: join(process.cwd(), '.local/e2e/mail'),
  /** The same build once more without an SMTP server and with a database of its own: local mode. */
  local: { port: PORT + 1, origin: `http://127.0.0.1:${PORT + 1}`, database: `${NAME}_local` },
}
