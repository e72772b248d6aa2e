import { env } from '../env'
import { logError } from '../log'
import { type Auth, getAuth } from './auth'
import { SEND_CODE_PATH, USE_CODE_PATH } from './code-limits'
import { findDemo } from './demo-build'

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
export async function handleAuthRequest(
  request: Request,
  auth?: Auth,
  demo = findDemo(env()),
): Promise<Response> {
  const path = new URL(request.url).pathname.slice(BASE.length)
  if (!OPEN.includes(path) && path !== (await demo)?.path) return refuse(404, 'NOT_FOUND')
  const { handler, $context } = auth ?? (await getAuth())
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

const refuse = (status: number, code: string, more: Record<string, string> = {}) =>
  Response.json({ code, ...more }, { status })
