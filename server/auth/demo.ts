import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthEndpoint, formCsrfMiddleware } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'
import { DEMO_PEOPLE } from './demo-people'

/** Below /api/auth. This text stands in no build that was not made for the demo. */
export const DEMO_SIGN_IN_PATH = '/sign-in/demo'

const body = z.object({ persona: z.string() })

/**
 * Signs in as a person of the demo: POST `{ persona }`, a key of DEMO_PEOPLE. Gives the session cookie and
 * `{ userId }`; 404 when there is no such person.
 */
export const demoSignIn = () =>
  ({
    id: 'demo-sign-in',
    endpoints: {
      signInDemo: createAuthEndpoint(
        DEMO_SIGN_IN_PATH,
        { method: 'POST', body, use: [formCsrfMiddleware] },
        async (ctx) => {
          const { internalAdapter } = ctx.context
          const persona = DEMO_PEOPLE.find(({ key }) => key === ctx.body.persona)
          const found = persona && (await internalAdapter.findUserByEmail(persona.email))
          if (!found) throw new APIError('NOT_FOUND', { code: 'PERSONA_NOT_FOUND' })
          const session = await internalAdapter.createSession(found.user.id)
          await setSessionCookie(ctx, { session, user: found.user })
          return ctx.json({ userId: found.user.id })
        },
      ),
    },
  }) satisfies BetterAuthPlugin
