import { z } from 'zod'

// The content security policy forbids `new Function`, which zod compiles its checks with unless told not to.
z.config({ jitless: true })
