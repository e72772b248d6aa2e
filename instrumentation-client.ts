import { config } from 'zod/v4/core'

// Next runs this before anything else in the browser. The content security policy forbids `new Function`, which zod
// tries as soon as the first object schema is made.
config({ jitless: true })
