import type { BetterAuthPlugin } from 'better-auth'
import { createAuth } from '../auth/auth'
import { handleAuthRequest } from '../auth/handle-request'
import { findPerson } from '../auth/person'
import type { Mail, SendMail } from '../email/mail'
import { parseEnv } from '../env'

const ORIGIN = 'http://localhost:3000'

export const TEST_SECRET = 'a secret of the tests, long enough to sign'

interface Asked {
  cookie?: string
  address?: string
  origin?: string
  headers?: Record<string, string>
}

/**
 * Sign-in over real requests, on the test database: `mails` holds what it sent, unless `send` is given. Every caller
 * comes from an address of its own, unless it names one.
 */
export function makeSignIn({
  send,
  ways = [],
  env = {},
}: {
  send?: SendMail
  ways?: BetterAuthPlugin[]
  env?: Record<string, string>
} = {}) {
  const mails: Mail[] = []
  const keep = async (mail: Mail) => {
    mails.push(mail)
  }
  const config = parseEnv({ BETTER_AUTH_SECRET: TEST_SECRET, ...env })
  const auth = createAuth(config, { send: send ?? keep, ways })
  const origin = env.APP_URL ?? ORIGIN
  let callers = 0

  const call = (method: 'GET' | 'POST', path: string, body: object | undefined, asked: Asked) => {
    callers += 1
    const headers = new Headers({
      'x-forwarded-for':
        asked.address ?? `10.${callers >> 16}.${(callers >> 8) & 255}.${callers & 255}`,
      origin: asked.origin ?? origin,
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(asked.cookie ? { cookie: asked.cookie } : {}),
      ...asked.headers,
    })
    const request = new Request(`${origin}/api/auth${path}`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    return handleAuthRequest(request, auth)
  }
  const post = (path: string, body: object = {}, asked: Asked = {}) =>
    call('POST', path, body, asked)

  const askCode = (email: string, asked: Asked = {}) =>
    post('/email-otp/send-verification-otp', { email, type: 'sign-in' }, asked)
  const tryCode = (email: string, otp: string, more: object = {}, asked: Asked = {}) =>
    post('/sign-in/email-otp', { ...more, email, otp }, asked)
  const lastCode = (email: string) =>
    /\b\d{6}\b/.exec(mails.findLast(({ to }) => to === email)?.text ?? '')?.[0] ?? ''

  return {
    auth,
    mails,
    post,
    get: (path: string, asked: Asked = {}) => call('GET', path, undefined, asked),
    askCode,
    tryCode,
    lastCode,
    /** Whose session a cookie header is; null for nobody's. */
    personOf: (cookie: string) => findPerson(new Headers({ cookie }), auth),
    /** Signs in with a code and gives the cookie header of the session. */
    signIn: async (email: string, asked: Asked = {}): Promise<string> => {
      await askCode(email, asked)
      const response = await tryCode(email, lastCode(email), {}, asked)
      if (!response.ok) throw new Error(`Sign-in refused: ${response.status}`)
      return cookieOf(response)
    },
  }
}

/** The cookies an answer sets, as a browser sends them back. */
export const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

/** An answer as its status and the code of what it says. */
export const codeOf = async (response: Response) => ({
  status: response.status,
  code: (await response.json()).code as unknown,
})
