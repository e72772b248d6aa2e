import { afterAll, mock } from 'bun:test'
import { leaveLocalDatabase } from '../db/local/local-database'

// A zone nobody here lives in: code that forgets a time zone fails loudly.
process.env.TZ = 'Asia/Kathmandu'

// Doors of the app are closed to the browser by this package, which throws outside of Next.
mock.module('server-only', () => ({}))

// `bun test` ends without the exit handlers of a process.
afterAll(leaveLocalDatabase)
