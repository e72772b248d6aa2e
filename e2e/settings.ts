import { databaseOn, testServerUrl } from '../server/testing/test-server'

const PORT = 4310

/** Where the end-to-end tests find the app and its database. The database is made anew for every run. */
export const END_TO_END = {
  port: PORT,
  origin: `http://127.0.0.1:${PORT}`,
  database: 'cosecha_end_to_end',
  databaseUrl: () => databaseOn(testServerUrl(), END_TO_END.database),
}
