import { emailOTPClient } from 'better-auth/client/plugins'
import { createAuthClient } from 'better-auth/react'

/** Sign-in and sign-out from the browser, against /api/auth. */
export const authClient = createAuthClient({ plugins: [emailOTPClient()] })
