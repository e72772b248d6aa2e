import { logError } from '../log'
import { type Auth, getAuth } from './auth'
import { SEND_CODE_PATH, USE_CODE_PATH } from './code-limits'

/**
 * What of the library is reachable. Everything else it offers (passwords, changing or deleting accounts, linking) is
 * not: people's data is written by tRPC alone.
 */
const OPEN = [
  '/get-session',
  '/sign-out',
  SEND_CODE_PATH,
  USE_CODE_PATH,
  '/sign-in/social',
  '/callback/github',
]

const BASE = '/api/auth'

/** Answers a request below /api/auth; 404 for what is not open, 403 for a page of a foreign origin that posts. */
export async function handleAuthRequest(request: Request, given?: Auth): Promise<Response> {
  const auth = given ?? (await getAuth())
  const path = new URL(request.url).pathname.slice(BASE.length)
  if (!OPEN.includes(path) && !furtherPaths(auth).includes(path)) return refuse(404, 'NOT_FOUND')
  const { handler, $context } = auth
  const origin = request.headers.get('origin')
  if (origin && request.method !== 'GET' && !(await $context).isTrustedOrigin(origin))
    return refuse(403, 'INVALID_ORIGIN')
  try {
    return await handler(request)
  } catch (error) {
    const reference = crypto.randomUUID()
    logError('sign-in request', error, { reference })
    return refuse(500, 'INTERNAL_SERVER_ERROR', { reference })
  }
}

/** The paths of the ways to sign in that `createAuth` was given. */
const furtherPaths = ({ options }: Auth) =>
  options.plugins
    .filter(({ id }) => id !== 'email-otp')
    .flatMap(({ endpoints }) => Object.values(endpoints ?? {}).map(({ path }) => path))

const refuse = (status: number, code: string, more: Record<string, string> = {}) =>
  Response.json({ code, ...more }, { status })
