import { createHash } from 'node:crypto'
import { can } from '../../domain/permissions'
import { readFeed, readSessionCalendar } from '../services/calendar/read-feed'
import { type ApiContext, contextOf, createContext } from './trpc'

const notFound = () => new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } })

/** A calendar as a file; 304 where the asker has this very text. Only the asker's own cache may keep it. */
function answer(request: Request, text: string, fileName: string): Response {
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`
  const headers = {
    etag,
    'cache-control': 'private, max-age=300',
    'x-robots-tag': 'noindex',
    // The address is a secret: no page it links to learns it.
    'referrer-policy': 'no-referrer',
  }
  const known = (request.headers.get('if-none-match') ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
  if (known.includes(etag)) return new Response(null, { status: 304, headers })
  return new Response(text, {
    headers: {
      ...headers,
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `inline; filename="${fileName}"`,
    },
  })
}

/** The feed at `/api/calendar/FEED/SECRET.ics`; 404 for whatever is wrong with it, in one form. Asks for no sign-in. */
export async function handleFeedRequest(
  request: Request,
  { feedId, secret }: { feedId: string; secret: string },
  { db }: Pick<ApiContext, 'db'> = contextOf(null),
): Promise<Response> {
  if (!secret.endsWith('.ics')) return notFound()
  const text = await readFeed({ db }, { feedId, secret: secret.slice(0, -'.ics'.length) })
  return text === null ? notFound() : answer(request, text, 'cosecha.ics')
}

/** One session for the calendar of the signed-in person: 401 for visitors, 404 where it does not expect them. */
export async function handleSessionRequest(
  request: Request,
  { activityId }: { activityId: string },
  context?: ApiContext,
): Promise<Response> {
  const { db, actor } = context ?? (await createContext(request.headers))
  if (!actor) return new Response(null, { status: 401 })
  if (!can(actor, 'dashboard:read-own')) return new Response(null, { status: 403 })
  const text = await readSessionCalendar({ db, actor }, { activityId })
  return text === null ? notFound() : answer(request, text, `${activityId}.ics`)
}
