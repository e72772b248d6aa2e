import { wire } from '../../domain/wire'

/** Calls procedures of a running app as one signed-in person, as a browser does but for parsing the answer. */
export interface Api {
  origin: string
  cookie: string
  query(path: string, input?: unknown): Promise<string>
  /** The body is made before: what it costs the caller to write it is not the server's. */
  mutate(path: string, body: string): Promise<string>
}

export const toBody = (input: unknown): string => JSON.stringify(wire.serialize(input))

/** Signs in to the demo build at `origin`; throws where that, or a later call, fails. */
export async function signIn(origin: string, persona: 'moderator' | 'admin'): Promise<Api> {
  const signedIn = await fetch(`${origin}/api/auth/sign-in/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ persona }),
  })
  if (!signedIn.ok) throw new Error(`Signing in failed (${signedIn.status}).`)
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const headers = { cookie, origin, 'content-type': 'application/json' }
  const call = async (url: string, init: RequestInit) => {
    const response = await fetch(url, { ...init, headers })
    const text = await response.text()
    if (!response.ok)
      throw new Error(`${url.slice(0, 80)}: ${response.status} ${text.slice(0, 200)}`)
    return text
  }
  return {
    origin,
    cookie,
    query: (path, input) => {
      const search = input === undefined ? '' : `?input=${encodeURIComponent(toBody(input))}`
      return call(`${origin}/api/trpc/${path}${search}`, {})
    },
    mutate: (path, body) => call(`${origin}/api/trpc/${path}`, { method: 'POST', body }),
  }
}
