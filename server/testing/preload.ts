import { mock } from 'bun:test'

// A zone nobody here lives in: code that forgets a time zone fails loudly.
process.env.TZ = 'Asia/Kathmandu'

// Doors of the app are closed to the browser by this package, which throws outside of Next.
mock.module('server-only', () => ({}))
